package org.chaperone.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.picture.Picture;
import org.chaperone.vault.WorkProgress;
import org.chaperone.vault.upkeep.Findings;
import org.chaperone.vault.viewing.Viewed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The site is killed (SIGKILL) while photographs arrive. {@code -Dchaperone.site.kills=N} for more
 * rounds, {@code -Dchaperone.seed=N} for others.
 */
final class KilledWhileUploadingTest {

  private static final int ROUNDS = Integer.getInteger("chaperone.site.kills", 3);
  private static final int AT_A_TIME = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Random random = new Random(Long.getLong("chaperone.seed", 21));
  private final Map<String, byte[]> acknowledged = new ConcurrentHashMap<>();
  private final List<byte[]> cutOff = new ArrayList<>();

  @Test
  void whatWasAcknowledgedIsThereAndWhatWasNotCanBeSentAgain(@TempDir Path folder)
      throws Exception {
    KilledSite site = KilledSite.make(folder);
    PatientId patient = site.patient();
    int rounds = 0;
    for (int round = 0; round < ROUNDS; round++) {
      rounds += uploadUntilKilled(site, patient, round);
      site.between(
          (vault, session) -> {
            for (String page : acknowledged.keySet()) {
              PhotographId photograph =
                  PhotographId.parse(page.substring(page.lastIndexOf('/') + 1));
              assertInstanceOf(
                  Viewed.Opened.class,
                  vault
                      .viewing()
                      .open(
                          session,
                          patient,
                          List.of(photograph),
                          Rendition.DISPLAY,
                          "",
                          Optional.empty()));
            }
            Findings findings = vault.verifying().run(session, WorkProgress.silent());
            assertTrue(findings.isSound(), findings.sentences()::toString);
          });
    }
    assertTrue(rounds > 0, "it got work done meanwhile");
    sendAgain(site, patient);
  }

  /** How many were acknowledged. */
  private int uploadUntilKilled(KilledSite site, PatientId patient, int round) throws Exception {
    int port = ServedClinic.freePort();
    int before = acknowledged.size();
    Process process = site.start(port);
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      awaitHealth(site, process, port);
      List<Future<String>> working = new ArrayList<>();
      for (int i = 0; i < AT_A_TIME; i++) {
        int who = i;
        Client client = Client.as("Nora", KilledSite.origin(port));
        working.add(
            people.submit(
                () -> {
                  keepUploading(client, patient, 1000 * round + 100 * who);
                  return "";
                }));
      }
      // Once something is stored, at any moment of what follows.
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (acknowledged.size() == before && System.nanoTime() < end) {
        Thread.sleep(5);
      }
      Thread.sleep(random.nextInt(400));
      process.destroyForcibly().waitFor();
      for (Future<String> one : working) {
        one.get();
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return acknowledged.size() - before;
  }

  private void keepUploading(Client client, PatientId patient, int first) {
    for (int i = 0; i < 100; i++) {
      byte[] file = picture(first + i);
      try {
        HttpResponse<byte[]> stored = client.upload(patient, "x.png", file);
        assertEquals(200, stored.statusCode(), Client.text(stored));
        acknowledged.put(Client.text(stored).replaceAll(".*\"to\":\"([^\"]+)\".*", "$1"), file);
      } catch (IOException e) {
        synchronized (cutOff) {
          cutOff.add(file);
        }
        return;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void sendAgain(KilledSite site, PatientId patient) throws Exception {
    int port = ServedClinic.freePort();
    Process process = site.start(port);
    try {
      awaitHealth(site, process, port);
      Client nora = Client.as("Nora", KilledSite.origin(port));
      assertTrue(!cutOff.isEmpty(), "some were on their way");
      for (byte[] file : cutOff) {
        HttpResponse<byte[]> stored = nora.upload(patient, "x.png", file);
        assertEquals(200, stored.statusCode(), Client.text(stored));
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static byte[] picture(int seed) {
    int width = 640;
    int height = 480;
    byte[] bgr = new byte[3 * width * height];
    new Random(seed).nextBytes(bgr);
    try (Picture picture = Picture.of(width, height, bgr)) {
      // Two pieces long, because nothing of it repeats.
      return picture.png();
    }
  }

  private static void awaitHealth(KilledSite site, Process process, int port) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (true) {
        try {
          HttpRequest health =
              HttpRequest.newBuilder(URI.create(KilledSite.origin(port) + "/ready")).build();
          if (client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException e) {
          if (!process.isAlive() || System.nanoTime() > end) {
            throw new AssertionError(
                "the site does not start: " + Files.readString(site.folder().resolve("said")), e);
          }
        }
        Thread.sleep(50);
      }
    }
  }
}
