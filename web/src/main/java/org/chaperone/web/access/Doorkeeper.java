package org.chaperone.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.session.Session;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Ties a browser's session to the keyholder's, and unties it. */
@Component
public final class Doorkeeper {

  private static final int SECONDS_UNUSED = 30 * 60;

  private final SecurityContextRepository contexts;
  private final CsrfTokenRepository tokens;
  private final Keyholder keyholder;

  /** One for the site. */
  public Doorkeeper(
      SecurityContextRepository contexts, CsrfTokenRepository tokens, Keyholder keyholder) {
    this.contexts = contexts;
    this.tokens = tokens;
    this.keyholder = keyholder;
  }

  /** Somebody whom the keyholder signed in. */
  private static final class Known extends AbstractAuthenticationToken {
    private final transient SignedIn who;

    Known(SignedIn who) {
      super(AuthorityUtils.createAuthorityList(who.role().name()));
      this.who = who;
      super.setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
      return "";
    }

    @Override
    public Object getPrincipal() {
      return who;
    }
  }

  /**
   * Lets somebody in whom the keyholder signed in. The browser's session gets a new name and a new
   * CSRF token, so that nobody who planted the old ones shares it.
   */
  public void letIn(
      Session session, String name, HttpServletRequest request, HttpServletResponse response) {
    HttpSession before = request.getSession(false);
    if (before != null) {
      before.invalidate();
    }
    request.getSession(true).setMaxInactiveInterval(SECONDS_UNUSED);
    tokens.saveToken(null, request, response);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new Known(new SignedIn(session, name)));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }

  /** Who is signed in, if anybody. */
  public static Optional<SignedIn> present() {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    return known != null && known.getPrincipal() instanceof SignedIn who
        ? Optional.of(who)
        : Optional.empty();
  }

  /** Ends the keyholder's session and the browser's. */
  public void letOut(HttpServletRequest request) {
    present().ifPresent(who -> keyholder.signOut(who.session()));
    forget(request);
  }

  /** Ends the browser's session alone; the keyholder's is over. */
  public void forget(HttpServletRequest request) {
    SecurityContextHolder.clearContext();
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }
}
