package org.chaperone.bench.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.embedded.Created;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.embedded.FirstAccounts;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.seal.Argon2Cost;
import org.chaperone.keyholder.seal.PassphraseSeal;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.Enrolment;
import org.chaperone.keyholder.session.OperatorKey;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.ledger.disk.RealDisk;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.vault.Vault;
import org.chaperone.vault.blob.FolderBlobs;
import org.chaperone.vault.facts.PatientFacts;
import org.chaperone.vault.rows.Database;

/** A vault on a real disk, with its keyholder in process, SQLite and a folder. */
final class BenchVault implements AutoCloseable {

  private static final String ADMINISTRATOR = "administrator";
  private static final String PRIVACY_LEAD = "privacy lead";
  private static final String DOCTOR = "doctor";

  private final SecureRandom random = new SecureRandom();
  private final Map<String, OperatorKey> keys = new HashMap<>();
  private final Keyholder keyholder;
  private final Vault vault;

  BenchVault(Path home) throws IOException, SealException {
    Files.createDirectories(home);
    Created created =
        EmbeddedKeyholder.create(
            home.resolve("keyholder"),
            new PassphraseSeal("bench".toCharArray(), Argon2Cost.LEAST, random),
            Limits.defaults(ZoneOffset.UTC).alwaysOpen(),
            new FirstAccounts(ADMINISTRATOR, PRIVACY_LEAD),
            KeyholderSettings.standard());
    keyholder = created.keyholder();
    enrol(ADMINISTRATOR, created.administrator());
    enrol(PRIVACY_LEAD, created.privacyLead());
    Approval made =
        keyholder.approve(
            signIn(PRIVACY_LEAD),
            keyholder.ask(signIn(ADMINISTRATOR), new Action.MakeAccount(DOCTOR, Role.DOCTOR)).id());
    enrol(DOCTOR, ((Approval.Enrolled) made).enrolment());
    vault =
        Vault.open(
            keyholder,
            Database.sqlite(home.resolve("vault.db")),
            new FolderBlobs(new RealDisk(), home.resolve("photographs"), Clock.systemUTC()),
            PictureDecoder.standard(),
            random,
            Clock.systemUTC());
  }

  private void enrol(String name, Enrolment enrolment) {
    OperatorKey key = OperatorKey.make(random);
    keys.put(name, key);
    keyholder.enrol(
        enrolment.account(), enrolment.code(), keyholder.challenge(name), key.credential());
  }

  private Session signIn(String name) {
    return keyholder.signIn(
        keys.computeIfAbsent(name, n -> OperatorKey.make(random))
            .answer(keyholder.challenge(name)));
  }

  Session administrator() {
    return signIn(ADMINISTRATOR);
  }

  Session doctor() {
    return signIn(DOCTOR);
  }

  /** A case that doctors work on. */
  CaseId investigation() {
    Session administrator = signIn(ADMINISTRATOR);
    Action open = new Action.OpenCase("bench", List.of(doctor().account()));
    Approval approval =
        keyholder.approve(signIn(PRIVACY_LEAD), keyholder.ask(administrator, open).id());
    return ((Approval.Opened) approval).investigation();
  }

  Vault vault() {
    return vault;
  }

  PatientId patient(Session administrator, int number) {
    return vault.addPatient(
        administrator,
        new RosterEntry("Bench", "P", "B-" + number, Optional.empty(), "", ""),
        new PatientFacts(""));
  }

  @Override
  public void close() {
    vault.close();
    keyholder.close();
  }
}
