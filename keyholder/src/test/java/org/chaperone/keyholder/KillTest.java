package org.chaperone.keyholder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.embedded.Created;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.embedded.FirstAccounts;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.AddedPhotographs;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.seal.Argon2Cost;
import org.chaperone.keyholder.seal.PassphraseSeal;
import org.chaperone.keyholder.session.Enrolment;
import org.chaperone.keyholder.session.OperatorKey;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A keyholder that is killed (SIGKILL) while it works. {@code -Dchaperone.kills=N} for more rounds,
 * {@code -Dchaperone.seed=N} for others.
 */
final class KillTest {

  private static final int ROUNDS = Integer.getInteger("chaperone.kills", 12);
  private static final char[] PASSPHRASE = "kill".toCharArray();

  @TempDir private Path folder;

  private final Random random = new Random(Long.getLong("chaperone.seed", 11));
  private final Map<PhotographId, String> promised = new HashMap<>();

  private static PassphraseSeal seal() {
    return new PassphraseSeal(PASSPHRASE.clone(), Argon2Cost.LEAST, new SecureRandom());
  }

  @Test
  void nothingThatWasPromisedIsLostAndItAlwaysStartsAgain() throws Exception {
    Path home = folder.resolve("home");
    OperatorKey nurse = OperatorKey.make(new SecureRandom());
    PatientId patient = prepare(home, nurse);
    String seed =
        HexFormat.of().formatHex(nurse.lock(PASSPHRASE, Argon2Cost.LEAST, new SecureRandom()));
    long size = 0;
    for (int round = 0; round < ROUNDS; round++) {
      killed(home, seed, patient);
      try (EmbeddedKeyholder keyholder =
          EmbeddedKeyholder.open(home, seal(), KeyholderSettings.standard())) {
        assertTrue(keyholder.status().ledgerSize() >= size);
        size = keyholder.status().ledgerSize();
        Session session = keyholder.signIn(nurse.answer(keyholder.challenge("Nora")));
        for (Map.Entry<PhotographId, String> one : promised.entrySet()) {
          Granted granted =
              assertInstanceOf(
                  Granted.class,
                  keyholder.release(
                      session,
                      ReleaseRequest.of(patient, List.of(one.getKey()), Rendition.DISPLAY, "")));
          assertEquals(one.getValue(), text(granted, one.getKey()));
        }
      }
    }
    assertTrue(
        promised.size() > ROUNDS, "it got work done between being killed: " + promised.size());
  }

  private static String text(Granted granted, PhotographId photograph) {
    return granted.key(photograph, Rendition.DISPLAY).with(HexFormat.of()::formatHex);
  }

  private static PatientId prepare(Path home, OperatorKey nurse) throws Exception {
    Created created =
        EmbeddedKeyholder.create(
            home,
            seal(),
            Limits.defaults(ZoneOffset.UTC).alwaysOpen(),
            new FirstAccounts("Ada", "Pia"),
            KeyholderSettings.standard());
    try (EmbeddedKeyholder keyholder = created.keyholder()) {
      Session ada =
          enrolled(keyholder, "Ada", created.administrator(), OperatorKey.make(new SecureRandom()));
      Session pia =
          enrolled(keyholder, "Pia", created.privacyLead(), OperatorKey.make(new SecureRandom()));
      Approval made =
          keyholder.approve(
              pia, keyholder.ask(ada, new Action.MakeAccount("Nora", Role.NURSE)).id());
      enrolled(keyholder, "Nora", ((Approval.Enrolled) made).enrolment(), nurse);
      return keyholder.addPatient(ada, Clinic.entry("Meyer", "Jo")).patient();
    }
  }

  private static Session enrolled(
      Keyholder keyholder, String name, Enrolment enrolment, OperatorKey key) {
    keyholder.enrol(
        enrolment.account(), enrolment.code(), keyholder.challenge(name), key.credential());
    return keyholder.signIn(key.answer(keyholder.challenge(name)));
  }

  private void killed(Path home, String key, PatientId patient)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Worker.class.getName(),
                home.toString(),
                key,
                patient.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      int until = 1 + random.nextInt(40);
      for (int i = 0; i < until; i++) {
        String line = lines.readLine();
        assertTrue(line != null, "the worker ended by itself");
        promise(line);
      }
      Thread.sleep(random.nextInt(5));
      // By its handle, because Process itself would close the stream.
      process.toHandle().destroyForcibly();
      // What it had said before it was killed was promised too.
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        promise(line);
      }
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  private void promise(String line) {
    int space = line.indexOf(' ');
    if (space == 32 && line.length() == 32 + 1 + 64) {
      promised.put(PhotographId.parse(line.substring(0, space)), line.substring(space + 1));
    }
  }

  /** Adds and releases until it is killed; says what it was promised, a line each. */
  static final class Worker {
    private Worker() {}

    public static void main(String[] arguments) throws Exception {
      OperatorKey key = OperatorKey.unlock(HexFormat.of().parseHex(arguments[1]), PASSPHRASE);
      PatientId patient = PatientId.parse(arguments[2]);
      EmbeddedKeyholder keyholder =
          EmbeddedKeyholder.open(Path.of(arguments[0]), seal(), KeyholderSettings.standard());
      Session session = keyholder.signIn(key.answer(keyholder.challenge("Nora")));
      while (true) {
        AddedPhotographs added = keyholder.addPhotographs(session, patient, 1);
        PhotographId photograph = added.photographs().getFirst();
        Granted granted =
            (Granted)
                keyholder.release(
                    session,
                    ReleaseRequest.of(patient, List.of(photograph), Rendition.DISPLAY, ""));
        System.out.println(photograph + " " + text(granted, photograph));
      }
    }
  }
}
