package org.chaperone.cli.demo.site;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import org.chaperone.keyholder.session.PasskeyPolicy;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.vault.Vault;
import org.chaperone.vault.home.BlobPlace;
import org.chaperone.vault.home.DatabasePlace;
import org.chaperone.vault.home.VaultHome;
import org.chaperone.vault.home.VaultSecrets;
import org.chaperone.web.DemoPeople;

/**
 * The clinic that is shown: a vault made as a demo, with people who sign in by a click. Their keys
 * and the seal's passphrase are in memory alone, so that nobody can take it up for patients.
 */
final class ShownClinic implements AutoCloseable, DemoPeople {

  static final String ADMINISTRATOR = "Ada";
  static final String PRIVACY_LEAD = "Pia";
  static final String DOCTOR = "Dora";
  static final String NURSE = "Nora";

  private final SecureRandom random = new SecureRandom();
  private final Map<String, OperatorKey> keys = new LinkedHashMap<>();
  private final Map<String, Role> roles = new LinkedHashMap<>();
  private final Map<String, AccountId> accounts = new LinkedHashMap<>();
  private final Path folder;
  private final URI origin;
  private final String passphrase = Long.toString(random.nextLong() >>> 1, 36);
  private Clock clock;
  private EmbeddedKeyholder keyholder;
  private Vault vault;

  /**
   * Makes it.
   *
   * @param folder that is not there yet
   * @param clock by which it begins
   */
  ShownClinic(Path folder, URI origin, Clock clock) throws IOException, SealException {
    this.folder = folder;
    this.origin = origin;
    this.clock = clock;
    Created created =
        EmbeddedKeyholder.create(
            folder.resolve("keyholder"),
            seal(),
            // At night a clinic's budget is smaller, and the demo would be shown another clinic.
            Limits.defaults(ZoneId.systemDefault()).alwaysOpen(),
            new FirstAccounts(ADMINISTRATOR, PRIVACY_LEAD),
            settings().withClock(clock, System::nanoTime));
    keyholder = created.keyholder();
    enrol(ADMINISTRATOR, Role.ADMINISTRATOR, created.administrator());
    enrol(PRIVACY_LEAD, Role.PRIVACY_LEAD, created.privacyLead());
    hire(DOCTOR, Role.DOCTOR);
    hire("Emil", Role.DOCTOR);
    hire(NURSE, Role.NURSE);
    hire("Rita", Role.DESK);
    vault =
        VaultHome.create(
                folder.resolve("vault"),
                new DatabasePlace.Sqlite(),
                new BlobPlace.InFolder(Path.of("photographs")),
                List.of())
            .open(keyholder, VaultSecrets.none());
  }

  private PassphraseSeal seal() {
    return new PassphraseSeal(passphrase.toCharArray(), Argon2Cost.LEAST, random);
  }

  private KeyholderSettings settings() {
    return KeyholderSettings.standard()
        .withPasskeys(new PasskeyPolicy("localhost", Set.of(origin.toString())));
  }

  /** Closes and begins again later. */
  void sleepUntil(Clock later) throws IOException, SealException {
    clock = later;
    vault.close();
    keyholder.close();
    keyholder =
        EmbeddedKeyholder.open(
            folder.resolve("keyholder"), seal(), settings().withClock(later, System::nanoTime));
    vault = VaultHome.of(folder.resolve("vault")).open(keyholder, VaultSecrets.none());
  }

  private void hire(String name, Role role) {
    Approval made = both(new Action.MakeAccount(name, role));
    enrol(name, role, ((Approval.Enrolled) made).enrolment());
  }

  /** The administrator asks, the privacy lead approves. */
  Approval both(Action action) {
    return keyholder.approve(
        signIn(PRIVACY_LEAD), keyholder.ask(signIn(ADMINISTRATOR), action).id());
  }

  private void enrol(String name, Role role, Enrolment enrolment) {
    OperatorKey key = OperatorKey.make(random);
    keys.put(name, key);
    roles.put(name, role);
    accounts.put(name, enrolment.account());
    keyholder.enrol(
        enrolment.account(), enrolment.code(), keyholder.challenge(name), key.credential());
  }

  /** What its clock says. */
  Instant now() {
    return clock.instant();
  }

  AccountId account(String name) {
    return Objects.requireNonNull(accounts.get(name), "somebody who works here");
  }

  Keyholder keyholder() {
    return keyholder;
  }

  Vault vault() {
    return vault;
  }

  @Override
  public List<Person> all() {
    return roles.entrySet().stream().map(one -> new Person(one.getKey(), one.getValue())).toList();
  }

  @Override
  public Optional<OperatorKey> key(String name) {
    return Optional.ofNullable(keys.get(name));
  }

  Session signIn(String name) {
    return keyholder.signIn(answer(name, keyholder.challenge(name)));
  }

  @Override
  public void close() {
    vault.close();
    keyholder.close();
    keys.values().forEach(OperatorKey::close);
  }
}
