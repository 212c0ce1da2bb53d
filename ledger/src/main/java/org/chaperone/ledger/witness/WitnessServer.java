package org.chaperone.ledger.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves a {@link Witness} over HTTP, submission and monitoring under the same prefix. TLS, where
 * it is wanted, is a proxy's; the protocol's safety does not rest on it.
 */
public final class WitnessServer implements Closeable {

  private static final Pattern CHECKPOINT = Pattern.compile("/([0-9a-f]{64})/checkpoint");
  private static final String ADD = "/add-checkpoint";

  private final Witness witness;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Begins to serve at an address; port 0 takes a free one. */
  public WitnessServer(Witness witness, InetSocketAddress address) throws IOException {
    this.witness = witness;
    server = HttpServer.create(address, 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Where it serves. */
  public URI prefix() {
    InetSocketAddress address = server.getAddress();
    return URI.create(
        "http://" + address.getAddress().getHostAddress() + ':' + address.getPort() + '/');
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer;
      try {
        answer = answer(exchange);
      } catch (IOException | RuntimeException e) {
        answer = Answer.of(Answer.FAILED, "The witness could not keep what it would have signed.");
      }
      exchange.getResponseHeaders().set("Content-Type", answer.contentType());
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals(ADD) && exchange.getRequestMethod().equals("POST")) {
      byte[] body = exchange.getRequestBody().readNBytes(AddCheckpoint.MOST_BYTES + 1);
      return body.length > AddCheckpoint.MOST_BYTES
          ? Answer.of(Answer.BAD_REQUEST, "The request is too large.")
          : witness.addCheckpoint(body);
    }
    Matcher checkpoint = CHECKPOINT.matcher(path);
    if (checkpoint.matches() && exchange.getRequestMethod().equals("GET")) {
      return witness.checkpoint(checkpoint.group(1));
    }
    return Answer.of(Answer.NOT_FOUND, "There is nothing here.");
  }

  /** Stops serving; the witness stays open. */
  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
