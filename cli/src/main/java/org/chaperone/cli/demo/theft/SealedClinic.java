package org.chaperone.cli.demo.theft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.embedded.Created;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.embedded.FirstAccounts;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.seal.Argon2Cost;
import org.chaperone.keyholder.seal.PassphraseSeal;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.Enrolment;
import org.chaperone.keyholder.session.OperatorKey;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.ledger.note.VerifierKey;
import org.chaperone.vault.Vault;
import org.chaperone.vault.WorkProgress;
import org.chaperone.vault.home.BlobPlace;
import org.chaperone.vault.home.DatabasePlace;
import org.chaperone.vault.home.VaultHome;
import org.chaperone.vault.home.VaultSecrets;
import org.chaperone.vault.importing.FolderImport;
import org.chaperone.vault.importing.ImportReport;
import org.chaperone.vault.importing.Manifest;

/**
 * The clinic with its photographs in a vault: a keyholder in a process of its own, a witness, and
 * people who sign in. Their keys and the seal's passphrase are in memory alone.
 */
final class SealedClinic implements AutoCloseable {

  static final String ADMINISTRATOR = "Ada";
  static final String PRIVACY_LEAD = "Pia";
  static final String DOCTOR = "Dora";
  static final String NURSE = "Nora";

  /** Doctors who have looked at the same photographs. */
  static final List<String> COLLEAGUES = List.of("Omar", "Lena", "Mira", "Ivo");

  private final SecureRandom random = new SecureRandom();
  private final Map<String, OperatorKey> keys = new HashMap<>();
  private final Map<String, AccountId> accounts = new HashMap<>();
  private final VerifierKey log;
  private final WitnessElsewhere witness;
  private final ApartKeyholder apart;
  private final Vault vault;

  /**
   * Makes it.
   *
   * @param server a folder that is not there yet; becomes the clinic's disk
   * @param elsewhere a folder that is not there yet, of the witness
   */
  SealedClinic(Path server, Path elsewhere) throws IOException, SealException {
    Path home = server.resolve("keyholder");
    String passphrase = Long.toString(random.nextLong() >>> 1, 36);
    Created created =
        EmbeddedKeyholder.create(
            home,
            new PassphraseSeal(passphrase.toCharArray(), Argon2Cost.STANDARD, random),
            // At night a clinic's budget is smaller, and the demo would tell another story then.
            Limits.defaults(ZoneOffset.UTC).alwaysOpen(),
            new FirstAccounts(ADMINISTRATOR, PRIVACY_LEAD),
            KeyholderSettings.standard());
    try (EmbeddedKeyholder first = created.keyholder()) {
      log = VerifierKey.parse(first.status().ledgerKey());
    }
    witness = new WitnessElsewhere(elsewhere, log);
    apart = ApartKeyholder.start(home, passphrase, witness);
    enrol(ADMINISTRATOR, created.administrator());
    enrol(PRIVACY_LEAD, created.privacyLead());
    hire(DOCTOR, Role.DOCTOR);
    hire(NURSE, Role.NURSE);
    COLLEAGUES.forEach(name -> hire(name, Role.DOCTOR));
    Files.createDirectories(server);
    vault =
        VaultHome.create(
                server.resolve("vault"),
                new DatabasePlace.Sqlite(),
                new BlobPlace.InFolder(Path.of("photographs")),
                List.of())
            .open(keyholder(), VaultSecrets.none());
  }

  private void hire(String name, Role role) {
    var asked = keyholder().ask(signIn(ADMINISTRATOR), new Action.MakeAccount(name, role));
    Approval made = keyholder().approve(signIn(PRIVACY_LEAD), asked.id());
    enrol(name, ((Approval.Enrolled) made).enrolment());
  }

  private void enrol(String name, Enrolment enrolment) {
    keyholder()
        .enrol(
            enrolment.account(),
            enrolment.code(),
            keyholder().challenge(name),
            key(name).credential());
    accounts.put(name, enrolment.account());
  }

  private OperatorKey key(String name) {
    return keys.computeIfAbsent(name, n -> OperatorKey.make(random));
  }

  Keyholder keyholder() {
    return apart.keyholder();
  }

  Vault vault() {
    return vault;
  }

  /** The verifier key of the ledger. */
  VerifierKey log() {
    return log;
  }

  /** The verifier key of the witness. */
  VerifierKey witness() {
    return witness.key();
  }

  AccountId account(String name) {
    return java.util.Objects.requireNonNull(accounts.get(name), "somebody who works here");
  }

  /** Signs in as somebody whose key one has. */
  Session signIn(String name) {
    return keyholder().signIn(key(name).answer(keyholder().challenge(name)));
  }

  /** Takes in the archive. */
  ImportReport takeIn(Path archive, Path list, int threads, WorkProgress progress)
      throws IOException, InterruptedException {
    return new FolderImport(vault, signIn(ADMINISTRATOR), archive, Manifest.read(list), threads)
        .run(progress);
  }

  @Override
  public void close() throws IOException {
    vault.close();
    apart.close();
    witness.close();
    keys.values().forEach(OperatorKey::close);
  }
}
