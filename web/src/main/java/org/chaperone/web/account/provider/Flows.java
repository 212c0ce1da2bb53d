package org.chaperone.web.account.provider;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.chaperone.keyholder.session.Challenge;
import org.chaperone.web.SiteSettings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Everybody's ways to the provider and back, for ten minutes each.
 *
 * <p>Whoever comes back comes from another site, and browsers keep the session's own cookie from
 * such a request, because it is {@code SameSite=Strict}. So the way has a cookie of its own, which
 * is {@code Lax}, good for this once, and opens nothing by itself.
 */
@Component
final class Flows {

  private static final Duration GOOD_FOR = Duration.ofMinutes(10);
  private static final int MOST = 10_000;
  private static final String COOKIE = "chaperone-way";

  private final SecureRandom random = new SecureRandom();
  private final boolean isEncrypted;
  private final LinkedHashMap<String, Begun> begun = new LinkedHashMap<>();

  private record Begun(Flow flow, long at) {}

  Flows(SiteSettings settings) {
    this.isEncrypted = settings.isEncrypted();
  }

  /** Begins one in this browser. */
  Flow begin(Flow.Purpose purpose, Challenge challenge, HttpServletResponse response) {
    Flow flow = new Flow(purpose, challenge, text(), text());
    String handle = text();
    synchronized (begun) {
      long now = System.nanoTime();
      begun.values().removeIf(one -> now - one.at() > GOOD_FOR.toNanos());
      while (begun.size() >= MOST) {
        begun.pollFirstEntry();
      }
      begun.put(handle, new Begun(flow, now));
    }
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(handle, GOOD_FOR));
    return flow;
  }

  /** Takes the way that this browser is on, which cannot be taken again. */
  Optional<Flow> take(HttpServletRequest request, HttpServletResponse response) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    for (Cookie cookie : cookies) {
      if (cookie.getName().equals(name())) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO));
        synchronized (begun) {
          return Optional.ofNullable(begun.remove(cookie.getValue()))
              .filter(one -> System.nanoTime() - one.at() <= GOOD_FOR.toNanos())
              .map(Begun::flow);
        }
      }
    }
    return Optional.empty();
  }

  private String cookie(String value, Duration age) {
    return ResponseCookie.from(name(), value)
        .httpOnly(true)
        .secure(isEncrypted)
        .sameSite("Lax")
        .path("/")
        .maxAge(age)
        .build()
        .toString();
  }

  private String name() {
    return isEncrypted ? "__Host-" + COOKIE : COOKIE;
  }

  private String text() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
