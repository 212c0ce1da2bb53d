package org.chaperone.vault.crash;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.embedded.Created;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.embedded.FirstAccounts;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.seal.Argon2Cost;
import org.chaperone.keyholder.seal.PassphraseSeal;
import org.chaperone.keyholder.session.Enrolment;
import org.chaperone.keyholder.session.OperatorKey;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.ledger.disk.RealDisk;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.vault.Vault;
import org.chaperone.vault.WorkProgress;
import org.chaperone.vault.adding.AddOutcome;
import org.chaperone.vault.blob.FolderBlobs;
import org.chaperone.vault.breakin.SmallPictures;
import org.chaperone.vault.facts.Description;
import org.chaperone.vault.facts.PatientFacts;
import org.chaperone.vault.rows.Database;
import org.chaperone.vault.upkeep.Findings;
import org.chaperone.vault.viewing.Viewed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server with vault and keyholder that is killed (SIGKILL) while it takes photographs in and
 * shows them. {@code -Dchaperone.vault.kills=N} for more rounds, {@code -Dchaperone.seed=N} for
 * others.
 */
final class KillTest {

  private static final int ROUNDS = Integer.getInteger("chaperone.vault.kills", 6);
  private static final char[] PASSPHRASE = "kill".toCharArray();

  @TempDir private Path folder;

  private final Random random = new Random(Long.getLong("chaperone.seed", 12));
  private final Set<PhotographId> promised = new HashSet<>();

  private static EmbeddedKeyholder keyholder(Path folder) throws Exception {
    return EmbeddedKeyholder.open(
        folder.resolve("keyholder"), seal(), KeyholderSettings.standard());
  }

  private static PassphraseSeal seal() {
    return new PassphraseSeal(PASSPHRASE.clone(), Argon2Cost.LEAST, new SecureRandom());
  }

  private static Vault vault(EmbeddedKeyholder keyholder, Path folder) throws IOException {
    return Vault.open(
        keyholder,
        Database.sqlite(folder.resolve("vault.db")),
        new FolderBlobs(new RealDisk(), folder.resolve("photographs"), Clock.systemUTC()),
        PictureDecoder.standard(),
        new SecureRandom(),
        Clock.systemUTC());
  }

  @Test
  void noPhotographThatWasAcknowledgedIsLostAndEveryStartRecovers() throws Exception {
    OperatorKey nurse = OperatorKey.make(new SecureRandom());
    PatientId patient = prepare(nurse);
    String key =
        HexFormat.of().formatHex(nurse.lock(PASSPHRASE, Argon2Cost.LEAST, new SecureRandom()));
    for (int round = 0; round < ROUNDS; round++) {
      kill(key, patient, round);
      try (EmbeddedKeyholder keyholder = keyholder(folder);
          Vault vault = vault(keyholder, folder)) {
        Session session = keyholder.signIn(nurse.answer(keyholder.challenge("Nora")));
        for (PhotographId photograph : promised) {
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
      }
    }
    assertTrue(promised.size() > ROUNDS, "it got work done meanwhile: " + promised.size());
  }

  private PatientId prepare(OperatorKey nurse) throws Exception {
    Created created =
        EmbeddedKeyholder.create(
            folder.resolve("keyholder"),
            seal(),
            Limits.defaults(ZoneOffset.UTC).alwaysOpen(),
            new FirstAccounts("Ada", "Pia"),
            KeyholderSettings.standard());
    try (EmbeddedKeyholder keyholder = created.keyholder();
        Vault vault = vault(keyholder, folder)) {
      OperatorKey adas = OperatorKey.make(new SecureRandom());
      OperatorKey pias = OperatorKey.make(new SecureRandom());
      Session ada = enrolled(keyholder, "Ada", created.administrator(), adas);
      Session pia = enrolled(keyholder, "Pia", created.privacyLead(), pias);
      Approval made =
          keyholder.approve(
              pia, keyholder.ask(ada, new Action.MakeAccount("Nora", Role.NURSE)).id());
      enrolled(keyholder, "Nora", ((Approval.Enrolled) made).enrolment(), nurse);
      return vault.addPatient(
          ada,
          new RosterEntry("Meyer", "Jo", "N-1", Optional.empty(), "", ""),
          new PatientFacts(""));
    }
  }

  private static Session enrolled(
      EmbeddedKeyholder keyholder, String name, Enrolment enrolment, OperatorKey key) {
    keyholder.enrol(
        enrolment.account(), enrolment.code(), keyholder.challenge(name), key.credential());
    return keyholder.signIn(key.answer(keyholder.challenge(name)));
  }

  private void kill(String key, PatientId patient, int round)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Worker.class.getName(),
                folder.toString(),
                key,
                patient.toString(),
                Integer.toString(round))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      int until = 1 + random.nextInt(8);
      for (int i = 0; i < until; i++) {
        String line = lines.readLine();
        assertTrue(line != null, "the worker ended by itself");
        promise(line);
      }
      Thread.sleep(random.nextInt(40));
      // By its handle, because Process itself would close the stream.
      process.toHandle().destroyForcibly();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        promise(line);
      }
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  private void promise(String line) {
    // A line that the kill cut off lacks its end.
    if (line.length() == 33 && line.endsWith(".")) {
      promised.add(PhotographId.parse(line.substring(0, 32)));
    }
  }

  /** Takes photographs in and shows them until it is killed; says what it acknowledged. */
  static final class Worker {
    private Worker() {}

    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      OperatorKey key = OperatorKey.unlock(HexFormat.of().parseHex(arguments[1]), PASSPHRASE);
      PatientId patient = PatientId.parse(arguments[2]);
      long seed = 1_000_000L * Integer.parseInt(arguments[3]);
      EmbeddedKeyholder keyholder = keyholder(folder);
      Vault vault = vault(keyholder, folder);
      Session session = keyholder.signIn(key.answer(keyholder.challenge("Nora")));
      while (true) {
        Path file = SmallPictures.write(folder, seed++);
        AddOutcome outcome = vault.add(session, patient, file, "x.jpg", Description.NONE);
        Files.delete(file);
        PhotographId photograph = ((AddOutcome.Added) outcome).photograph();
        System.out.println(photograph + ".");
        vault
            .viewing()
            .open(session, patient, List.of(photograph), Rendition.THUMBNAIL, "", Optional.empty());
      }
    }
  }
}
