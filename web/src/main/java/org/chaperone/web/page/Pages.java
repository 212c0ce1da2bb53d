package org.chaperone.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.chaperone.web.SiteSettings;
import org.chaperone.web.access.Doorkeeper;
import org.chaperone.web.access.SignedIn;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.View;

/** Shows pages. */
@Component
public final class Pages {

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final boolean isDemo;
  private final String assets;
  private final WaitingFor waiting;

  /** Of a site. */
  public Pages(SiteSettings settings, Assets assets, WaitingFor waiting) {
    this.waiting = waiting;
    this.isDemo = settings.demo().isPresent();
    this.assets = assets.root();
  }

  /**
   * A page.
   *
   * @param template its path without the ending; takes {@code page}, and {@code it}
   * @param it what this page shows
   */
  public View show(String template, Object it) {
    return show(template, it, 200);
  }

  /** A page with another status than 200. */
  public View show(String template, Object it, int status) {
    return (model, request, response) -> {
      Utf8ByteOutput output = new Utf8ByteOutput();
      templates.render(template + ".jte", Map.of("page", page(request, status), "it", it), output);
      response.setStatus(status);
      response.setContentType(MediaType.TEXT_HTML_VALUE);
      response.setCharacterEncoding("UTF-8");
      response.setContentLength(output.getContentLength());
      output.writeTo(response.getOutputStream());
    };
  }

  private Page page(HttpServletRequest request, int status) throws IOException {
    CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    Optional<SignedIn> who = Doorkeeper.present();
    // What tells of a fault does not ask again what may have failed.
    Optional<SignedIn> asked = who.filter(_ -> status == 200);
    return new Page(
        who,
        () -> token == null ? "" : token.getToken(),
        request.getRequestURI(),
        isDemo,
        assets,
        SingletonSupplier.of(() -> asked.map(waiting::requests).orElse(0)));
  }
}
