package org.chaperone.web.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.chaperone.web.SiteSettings;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Answers {@code GET /metrics} in Prometheus's text format, at an address of its own. */
@Component
@Lazy
public final class MetricsServer implements AutoCloseable {

  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry;
  private final ClinicMeters clinic;
  private final Optional<String> token;
  private final HttpServer server;
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  /** Begins to answer. */
  MetricsServer(Metrics metrics, ClinicMeters clinic, SiteSettings settings) throws IOException {
    SiteSettings.Metrics where = settings.metrics().orElseThrow();
    this.registry = metrics.registry().orElseThrow();
    this.clinic = clinic;
    this.token = where.token();
    clinic.into(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
    try {
      server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByName(where.address()), where.port()), 16);
    } catch (IOException e) {
      thread.shutdown();
      throw new IOException(
          "Port " + where.port() + " at " + where.address() + " cannot be used for metrics.", e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(thread);
    server.start();
  }

  /** The port it listens at. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")
          || !exchange.getRequestURI().getPath().equals("/metrics")) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      if (!isAllowed(exchange)) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      clinic.refresh();
      byte[] text = registry.scrape(TYPE).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", TYPE);
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(200, text.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(text);
      }
    }
  }

  private boolean isAllowed(HttpExchange exchange) {
    if (token.isEmpty()) {
      return true;
    }
    String said =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    return MessageDigest.isEqual(
        said.getBytes(StandardCharsets.UTF_8),
        ("Bearer " + token.get()).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
    thread.shutdown();
    collections.close();
    registry.close();
  }
}
