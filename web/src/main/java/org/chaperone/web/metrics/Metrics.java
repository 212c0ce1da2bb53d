package org.chaperone.web.metrics;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.chaperone.web.SiteSettings;
import org.springframework.stereotype.Component;

/** Takes what is measured, where anybody reads it. */
@Component
public final class Metrics {

  /** The edges of a histogram: a page has 400 ms, a view 150. */
  private static final Duration[] EDGES = {
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(150),
    Duration.ofMillis(250),
    Duration.ofMillis(400),
    Duration.ofMillis(800),
    Duration.ofMillis(1600),
    Duration.ofMillis(5000)
  };

  private final Optional<PrometheusMeterRegistry> registry;

  /** Of a site. */
  public Metrics(SiteSettings settings) {
    registry = settings.metrics().map(_ -> new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  /** What is read; none when the settings name no place for it. */
  Optional<PrometheusMeterRegistry> registry() {
    return registry;
  }

  /**
   * Notes a request.
   *
   * @param route as it is declared, with names for what varies
   * @param nanos how long it took
   */
  public void request(String method, String route, int status, long nanos) {
    registry.ifPresent(
        known ->
            Timer.builder("chaperone.requests")
                .description("Requests by the route as it is declared, and how long they took")
                .tags("method", method, "route", route, "status", Integer.toString(status))
                .serviceLevelObjectives(EDGES)
                .register(known)
                .record(Duration.ofNanos(nanos)));
  }
}
