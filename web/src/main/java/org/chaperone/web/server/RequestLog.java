package org.chaperone.web.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.chaperone.web.SiteSettings;
import org.chaperone.web.metrics.Metrics;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * A line of JSON for each request: when, the route as it is declared, the status, how long. Nothing
 * of it comes from who asked or from what was asked for; faults are named by their type alone,
 * because messages quote.
 */
@Component
public final class RequestLog implements HandlerInterceptor {

  private static final String BEGAN = RequestLog.class.getName();

  private final SiteSettings settings;
  private final Metrics metrics;

  /** Of a site. */
  public RequestLog(SiteSettings settings, Metrics metrics) {
    this.settings = settings;
    this.metrics = metrics;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    request.setAttribute(BEGAN, System.nanoTime());
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception fault) {
    Object began = request.getAttribute(BEGAN);
    long nanos = began instanceof Long then ? System.nanoTime() - then : 0;
    Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    String method = method(request.getMethod());
    metrics.request(method, route == null ? "" : route.toString(), response.getStatus(), nanos);
    settings
        .log()
        .accept(
            "{\"at\":\"%s\",\"event\":\"request\",\"method\":\"%s\",\"route\":\"%s\",\"status\":%d,\"ms\":%d}"
                .formatted(
                    Instant.now(),
                    method,
                    route == null ? "" : route,
                    response.getStatus(),
                    nanos / 1_000_000));
  }

  private static String method(String said) {
    return switch (said) {
      case "GET", "HEAD", "POST", "PATCH", "DELETE", "PUT", "OPTIONS" -> said;
      default -> "OTHER";
    };
  }

  /** Writes that something failed which should not have. */
  public void fault(Throwable fault, String number) {
    StackTraceElement[] where = fault.getStackTrace();
    settings
        .log()
        .accept(
            "{\"at\":\"%s\",\"event\":\"fault\",\"number\":\"%s\",\"kind\":\"%s\",\"where\":\"%s\"}"
                .formatted(
                    Instant.now(),
                    number,
                    fault.getClass().getName(),
                    where.length == 0
                        ? ""
                        : where[0].getClassName() + ":" + where[0].getLineNumber()));
  }
}
