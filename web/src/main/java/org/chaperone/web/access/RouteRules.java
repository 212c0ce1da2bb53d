package org.chaperone.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Holds every route to its rule, {@link Everyone} or {@link Only}. A route without one is nobody's.
 */
@Component
public final class RouteRules implements HandlerInterceptor {

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (!(handler instanceof HandlerMethod route)) {
      // Assets, which are the same for everybody.
      return true;
    }
    if (route.hasMethodAnnotation(Everyone.class)) {
      return true;
    }
    Optional<SignedIn> who = Doorkeeper.present();
    if (who.isEmpty()) {
      toSignIn(request, response);
      return false;
    }
    Only rule = route.getMethodAnnotation(Only.class);
    if (rule == null || !who.get().isOneOf(rule.value())) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return false;
    }
    return true;
  }

  /** A page that is swapped in cannot be a redirect's target: htmx is told to go there. */
  public static void toSignIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // Whoever was sent a link has no account to sign in to, but a door of their own.
    String door = request.getRequestURI().startsWith("/share/") ? "/share" : "/sign-in";
    if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", door);
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else if (request.getMethod().equals("GET")
        && String.valueOf(request.getHeader("Accept")).contains("text/html")) {
      response.sendRedirect(door);
    } else {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }
}
