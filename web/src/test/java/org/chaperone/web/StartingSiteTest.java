package org.chaperone.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site that waits for its vault. */
final class StartingSiteTest {

  private static final int MOST_TENTHS = 600;

  @TempDir private Path folder;

  @Test
  void listensOnceItsVaultIsOpen() throws Exception {
    int port = ServedClinic.freePort();
    try (ServedClinic clinic = ServedClinic.in(folder);
        StartingSite starting = StartingSite.of(settings(port))) {
      awaited(Optional::isPresent);
      assertThrows(
          ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
      try (Site _ = starting.with(clinic.vault());
          HttpClient client = HttpClient.newHttpClient()) {
        URI ready = URI.create("http://localhost:" + port + "/ready");
        assertEquals(
            200,
            client
                .send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding())
                .statusCode());
      }
    }
  }

  @Test
  void endsWhenItsVaultDoesNotOpen() throws Exception {
    int port = ServedClinic.freePort();
    StartingSite starting = StartingSite.of(settings(port));
    awaited(Optional::isPresent);
    starting.close();
    awaited(Optional::isEmpty);
    assertThrows(
        ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
  }

  @Test
  void saysWhatKeptItFromStarting() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServedClinic clinic = ServedClinic.in(folder);
        StartingSite starting = StartingSite.of(settings(taken.getLocalPort()))) {
      RuntimeException reason =
          assertThrows(RuntimeException.class, () -> starting.with(clinic.vault()).close());
      assertFalse(reason instanceof CancellationException, reason::toString);
    }
  }

  private SiteSettings settings(int port) {
    return SiteSettings.local(port).workingIn(folder.resolveSibling("work")).logging(_ -> {});
  }

  /** Waits, bounded, until a thread that starts a site waits for a vault, or none does. */
  private static void awaited(Predicate<Optional<Thread>> state) throws InterruptedException {
    for (int tenths = 0; tenths < MOST_TENTHS; tenths++) {
      if (state.test(waiting())) {
        return;
      }
      Thread.sleep(100);
    }
    fail("A minute has passed.");
  }

  private static Optional<Thread> waiting() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("starting"))
        .filter(
            thread ->
                Arrays.stream(thread.getStackTrace())
                    .anyMatch(at -> at.getClassName().equals(CompletableFuture.class.getName())))
        .findAny();
  }
}
