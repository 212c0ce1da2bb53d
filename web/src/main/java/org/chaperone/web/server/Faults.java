package org.chaperone.web.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.KeyholderStoppedException;
import org.chaperone.keyholder.KeyholderUnreachableException;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.session.SessionEndedException;
import org.chaperone.keyholder.session.SignInException;
import org.chaperone.vault.viewing.NotInVaultException;
import org.chaperone.web.access.Doorkeeper;
import org.chaperone.web.access.RouteRules;
import org.chaperone.web.access.TooOftenException;
import org.chaperone.web.account.Ways;
import org.chaperone.web.page.Pages;
import org.chaperone.web.page.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/** Makes of what went wrong a page that says what to do and gives nothing away. */
@ControllerAdvice
final class Faults {

  private final Pages pages;
  private final Doorkeeper doorkeeper;
  private final RequestLog log;
  private final Ways ways;
  private final SecureRandom random = new SecureRandom();

  Faults(Pages pages, Doorkeeper doorkeeper, RequestLog log, Ways ways) {
    this.pages = pages;
    this.doorkeeper = doorkeeper;
    this.log = log;
    this.ways = ways;
  }

  @ExceptionHandler
  @Nullable View ended(
      SessionEndedException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    doorkeeper.forget(request);
    RouteRules.toSignIn(request, response, Optional.of(e.why()));
    return null;
  }

  @ExceptionHandler
  @Nullable View refused(
      RefusedException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean isDue = e.refused().why() == Refusal.CONFIRM;
    if (wantsJson(request)) {
      if (isDue) {
        response.setHeader("Chaperone-Confirm", "/confirm");
      }
      say(e.refused().sentence(), status(e.refused()), response);
      return null;
    }
    if (isDue && Doorkeeper.present().isPresent()) {
      return pages.show("account/confirm", ways.before(request, Doorkeeper.present().get()), 403);
    }
    return pages.show("fault/refused", RefusalPage.of(e.refused()), status(e.refused()));
  }

  /** The pages' scripts ask for JSON, and show the sentence where the person is looking. */
  private static boolean wantsJson(HttpServletRequest request) {
    return String.valueOf(request.getHeader("Accept")).contains("application/json");
  }

  private static void say(String sentence, int status, HttpServletResponse response)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json;charset=UTF-8");
    response
        .getOutputStream()
        .write(JsonMapper.shared().writeValueAsBytes(Map.of("sentence", sentence)));
  }

  private static int status(Refused refused) {
    return refused.why() == Refusal.UNKNOWN ? 404 : 403;
  }

  @ExceptionHandler
  View often(TooOftenException e, HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Retry-After", Integer.toString(e.seconds()));
    FaultPage page =
        new FaultPage(Texts.of("fault.often.title"), Texts.of("fault.often.do", e.seconds()));
    // What htmx asked for stands inside of a page.
    boolean isPart = request.getHeader("HX-Request") != null;
    return pages.show(isPart ? "fault/often" : "fault/plain", page, 429);
  }

  @ExceptionHandler
  View notSignedIn(SignInException e) {
    return pages.show(
        "fault/plain",
        new FaultPage(Texts.of("fault.sign-in.title"), Texts.of("fault.sign-in.do")),
        403);
  }

  @ExceptionHandler({NotInVaultException.class, IllegalArgumentException.class})
  @Nullable View unknown(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (wantsJson(request)) {
      say(Texts.of("fault.404.do"), 404, response);
      return null;
    }
    return pages.show("fault/plain", FaultPage.of(404), 404);
  }

  @ExceptionHandler
  View stopped(KeyholderStoppedException e) {
    return away(e);
  }

  @ExceptionHandler
  View unreachable(KeyholderUnreachableException e) {
    return away(e);
  }

  private View away(RuntimeException e) {
    log.fault(e, "");
    return pages.show("fault/plain", FaultPage.of(503), 503);
  }

  @ExceptionHandler
  @Nullable View other(Exception e, HttpServletResponse response) throws IOException {
    if (e instanceof ErrorResponse known) {
      int status = known.getStatusCode().value();
      return pages.show("fault/plain", FaultPage.of(status), status);
    }
    if (response.isCommitted() || isGone(e)) {
      // The browser went away in the middle.
      return null;
    }
    String number = HexFormat.of().toHexDigits(random.nextInt());
    log.fault(e, number);
    return pages.show(
        "fault/plain",
        new FaultPage(Texts.of("fault.500.title"), Texts.of("fault.500.do", number)),
        500);
  }

  private static boolean isGone(Exception e) {
    return Optional.of(e)
        .filter(one -> one.getClass().getSimpleName().equals("ClientAbortException"))
        .isPresent();
  }
}
