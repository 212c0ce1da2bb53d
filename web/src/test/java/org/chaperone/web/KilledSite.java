package org.chaperone.web;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.embedded.Created;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.embedded.FirstAccounts;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.seal.Argon2Cost;
import org.chaperone.keyholder.seal.PassphraseSeal;
import org.chaperone.keyholder.session.Enrolment;
import org.chaperone.keyholder.session.OperatorKey;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.vault.Vault;
import org.chaperone.vault.facts.PatientFacts;
import org.chaperone.vault.home.BlobPlace;
import org.chaperone.vault.home.DatabasePlace;
import org.chaperone.vault.home.VaultHome;
import org.chaperone.vault.home.VaultSecrets;

/** A clinic on a disk, of which one nurse is known, and its site as a process to be killed. */
record KilledSite(Path folder, OperatorKey nurse) {

  private static final char[] PASSPHRASE = "kill".toCharArray();
  private static final String NURSE = "Nora";

  private static PassphraseSeal seal() {
    return new PassphraseSeal(PASSPHRASE.clone(), Argon2Cost.LEAST, new SecureRandom());
  }

  /** Makes the clinic. */
  static KilledSite make(Path folder) throws Exception {
    Created created =
        EmbeddedKeyholder.create(
            folder.resolve("keyholder"),
            seal(),
            Limits.defaults(ZoneOffset.UTC).alwaysOpen(),
            new FirstAccounts("Ada", "Pia"),
            KeyholderSettings.standard());
    OperatorKey nurse = OperatorKey.make(new SecureRandom());
    try (EmbeddedKeyholder keyholder = created.keyholder();
        OperatorKey adas = OperatorKey.make(new SecureRandom());
        OperatorKey pias = OperatorKey.make(new SecureRandom())) {
      Session ada = enrolled(keyholder, "Ada", created.administrator(), adas);
      Session pia = enrolled(keyholder, "Pia", created.privacyLead(), pias);
      Approval made =
          keyholder.approve(
              pia, keyholder.ask(ada, new Action.MakeAccount(NURSE, Role.NURSE)).id());
      enrolled(keyholder, NURSE, ((Approval.Enrolled) made).enrolment(), nurse);
    }
    VaultHome.create(
        folder.resolve("vault"),
        new DatabasePlace.Sqlite(),
        new BlobPlace.InFolder(Path.of("photographs")),
        List.of());
    return new KilledSite(folder, nurse);
  }

  private static Session enrolled(
      EmbeddedKeyholder keyholder, String name, Enrolment enrolment, OperatorKey key) {
    keyholder.enrol(
        enrolment.account(), enrolment.code(), keyholder.challenge(name), key.credential());
    return keyholder.signIn(key.answer(keyholder.challenge(name)));
  }

  /** What is done with the vault while no site has it. */
  interface Work {
    void with(Vault vault, Session session) throws Exception;
  }

  /** Opens the vault, as an operator does after a crash. */
  void between(Work work) throws Exception {
    try (EmbeddedKeyholder keyholder =
            EmbeddedKeyholder.open(
                folder.resolve("keyholder"), seal(), KeyholderSettings.standard());
        Vault vault = VaultHome.of(folder.resolve("vault")).open(keyholder, VaultSecrets.none())) {
      work.with(vault, keyholder.signIn(nurse.answer(keyholder.challenge(NURSE))));
    }
  }

  /** Adds a patient. */
  PatientId patient() throws Exception {
    PatientId[] added = new PatientId[1];
    between(
        (vault, session) ->
            added[0] =
                vault.addPatient(
                    session,
                    new RosterEntry("Meyer", "Jo", "N-1", Optional.empty(), "", ""),
                    new PatientFacts("")));
    return added[0];
  }

  /** Starts the site in a process of its own. */
  Process start(int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Served.class.getName(),
            folder.toString(),
            HexFormat.of().formatHex(nurse.lock(PASSPHRASE, Argon2Cost.LEAST, new SecureRandom())),
            Integer.toString(port))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  /** Serves the site until it is killed. */
  static final class Served {
    private Served() {}

    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      OperatorKey key = OperatorKey.unlock(HexFormat.of().parseHex(arguments[1]), PASSPHRASE);
      int port = Integer.parseInt(arguments[2]);
      EmbeddedKeyholder keyholder =
          EmbeddedKeyholder.open(folder.resolve("keyholder"), seal(), KeyholderSettings.standard());
      Vault vault = VaultHome.of(folder.resolve("vault")).open(keyholder, VaultSecrets.none());
      DemoPeople people =
          new DemoPeople() {
            @Override
            public List<Person> all() {
              return List.of(new Person(NURSE, Role.NURSE));
            }

            @Override
            public Optional<OperatorKey> key(String name) {
              return Optional.of(key);
            }
          };
      Site.start(
          SiteSettings.local(port).withDemo(people).workingIn(folder.resolve("work")), vault);
      Thread.currentThread().join();
    }
  }

  /** Where browsers go. */
  static URI origin(int port) {
    return URI.create("http://localhost:" + port);
  }
}
