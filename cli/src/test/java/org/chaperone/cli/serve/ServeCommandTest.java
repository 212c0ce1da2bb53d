package org.chaperone.cli.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chaperone.cli.Launched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The site as whoever runs it starts and stops it. */
@DisabledOnOs(OS.WINDOWS)
final class ServeCommandTest {

  private static final Duration MOST = Duration.ofSeconds(90);

  @TempDir private Path folder;

  private Launched start(Object... more) throws Exception {
    Files.writeString(folder.resolve("passphrase"), "a long one for the keyholder\n");
    List<Object> all =
        new ArrayList<>(
            List.of(
                "serve",
                "--vault",
                folder.resolve("vault"),
                "--seal-secret-file",
                folder.resolve("passphrase")));
    all.addAll(Arrays.asList(more));
    return Launched.start(folder, all.toArray());
  }

  /** A port that nothing listens at. */
  static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** What a page answers, once there is a server. */
  private static int status(Launched launched, int port, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
    long end = System.nanoTime() + MOST.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (true) {
        try {
          return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (java.io.IOException e) {
          if (!launched.isRunning() || System.nanoTime() > end) {
            throw e;
          }
          Thread.sleep(100);
        }
      }
    }
  }

  @Test
  void theFirstStartMakesTheVaultAndALaterOneServesItAgain() throws Exception {
    int port = freePort();
    Launched first = start("--port", port, "--administrator", "Ada", "--privacy-lead", "Pia");
    assertEquals(200, status(first, port, "/ready"));
    first.signal("TERM");
    Launched.Ended said = first.end();
    assertEquals(
        2, said.out().lines().filter(line -> line.contains("/enrol#")).count(), said.out());
    assertEquals(5, said.out().lines().filter(line -> line.contains(" of 5 ")).count(), said.out());
    assertTrue(said.out().contains("http://localhost:" + port + "/enrol#"), said.out());
    assertTrue(said.out().contains("Level 0: "), said.out());
    assertTrue(said.out().contains("Ready at http://localhost:" + port), said.out());
    assertTrue(Files.isDirectory(folder.resolve("vault-keyholder")));

    Launched second = start("--port", port);
    assertEquals(200, status(second, port, "/sign-in"));
    second.signal("TERM");
    Launched.Ended again = second.end();
    assertFalse(again.out().contains("enrol"), again.out());
    assertTrue(again.err().contains("\"route\":\"/sign-in\",\"status\":200"), again.err());
  }

  @Test
  void refusesPlainHttpBeyondThisMachineInOneSentence() throws Exception {
    Launched.Ended ended =
        start("--address", "0.0.0.0", "--administrator", "Ada", "--privacy-lead", "Pia").end();
    assertEquals(2, ended.code());
    assertTrue(
        ended.err().startsWith("Without encryption the site is served on this machine alone"));
    assertFalse(Files.exists(folder.resolve("vault")), "nothing was made");
  }

  @Test
  void asksForWhoBeginsBeforeItMakesAnything() throws Exception {
    Launched.Ended ended = start("--port", freePort()).end();
    assertEquals(2, ended.code());
    assertTrue(ended.err().contains("--administrator"), ended.err());
    assertFalse(Files.exists(folder.resolve("vault-keyholder")));
  }
}
