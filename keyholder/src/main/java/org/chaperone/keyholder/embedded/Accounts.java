package org.chaperone.keyholder.embedded;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.id.Pseudonym;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.keys.Hkdf;
import org.chaperone.keyholder.keys.Label;
import org.chaperone.keyholder.keys.RootKeys;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.session.Challenge;
import org.chaperone.keyholder.session.Challenges;
import org.chaperone.keyholder.session.Credential;
import org.chaperone.keyholder.session.Enrolment;
import org.chaperone.keyholder.session.OperatorSignature;
import org.chaperone.keyholder.session.Passkeys;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SignInException;
import org.chaperone.keyholder.session.SignInProof;
import org.chaperone.keyholder.status.AccountSummary;
import org.chaperone.keyholder.status.Notice;
import org.chaperone.keyholder.store.Row.AccountRow;
import org.chaperone.keyholder.store.Row.CredentialRow;
import org.chaperone.keyholder.store.Row.EnrolmentRow;
import org.chaperone.ledger.leaf.LeafKind;

/** Accounts, and signing in to them. */
final class Accounts {

  private static final Duration CODE_GOOD_FOR = Duration.ofDays(7);

  private final Core core;
  private final Denials denials;
  private final Challenges challenges;
  private final Passkeys passkeys;
  private final Shares shares;

  Accounts(Core core, Denials denials, Shares shares) {
    this.core = core;
    this.denials = denials;
    this.shares = shares;
    this.challenges = new Challenges(core.random);
    this.passkeys = new Passkeys(core.settings.passkeys());
  }

  /** A new account and the code with which its holder enrols. */
  record Made(AccountRow row, Enrolment enrolment) {}

  static Made make(RootKeys keys, SecureRandom random, String name, Role role, Instant now) {
    return enrolling(row(keys, random, name, role), random, now);
  }

  /** A new account that nobody can sign in to. */
  static AccountRow row(RootKeys keys, SecureRandom random, String name, Role role) {
    AccountId id = AccountId.random(random);
    byte[] pseudonym = keys.pseudonym().with(key -> Hkdf.mac(key, id.bytes()));
    return new AccountRow(
        id,
        name,
        role,
        Pseudonym.of(Arrays.copyOf(pseudonym, Id128.LENGTH)),
        false,
        List.of(),
        Optional.empty());
  }

  /** The same account without credentials, and a new code. */
  static Made enrolling(AccountRow row, SecureRandom random, Instant now) {
    SecretBytes code = SecretBytes.random(random, 16);
    Instant until = now.plus(CODE_GOOD_FOR);
    AccountRow waiting =
        new AccountRow(
            row.id(),
            row.name(),
            row.role(),
            row.pseudonym(),
            row.locked(),
            List.of(),
            Optional.of(new EnrolmentRow(hash(code), until)));
    return new Made(waiting, new Enrolment(row.id(), code, until));
  }

  private static byte[] hash(SecretBytes code) {
    return code.with(
        bytes -> {
          try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
          } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has SHA-256", e);
          }
        });
  }

  Challenge challenge(String name) {
    core.requireRunning();
    return challenges.give(name, passkeysOf(name), core.now());
  }

  /**
   * An account without passkeys, or none at all, shows one that does not exist, always the same.
   */
  private List<byte[]> passkeysOf(String name) {
    List<byte[]> ids =
        core.state().accountNamed(name).stream()
            .flatMap(account -> account.credentials().stream())
            .filter(CredentialRow::passkey)
            .map(CredentialRow::id)
            .toList();
    if (!ids.isEmpty()) {
      return ids;
    }
    byte[] label = Label.of("passkey of nobody").and(name).encoded();
    byte[] nobody = core.keys.pseudonym().with(key -> Hkdf.mac(key, label));
    return List.<byte[]>of(nobody);
  }

  Session signIn(SignInProof proof) {
    core.requireRunning();
    Instant now = core.now();
    Challenges.Taken taken =
        challenges.take(proof.challenge(), now).orElseThrow(Accounts::noSignIn);
    Optional<AccountRow> found =
        core.state()
            .accountNamed(taken.name())
            .filter(account -> !account.locked() && (!isGuest(account) || shares.isOpen(account)));
    Optional<CredentialRow> credential =
        found.flatMap(account -> verified(account, taken.challenge(), proof));
    if (credential.isEmpty()) {
      denials.denySignIn(found.map(AccountRow::pseudonym).orElse(Entry.KEYHOLDER));
      throw noSignIn();
    }
    AccountRow account = found.get();
    if (credential.get().passkey()) {
      core.save(with(account, credential.get()));
    }
    Session session = core.sessions.begin(account.id(), account.role(), now);
    core.write(
        Entry.of(
            LeafKind.SIGN_IN,
            credential.get().passkey() ? "passkey" : "operator",
            account.pseudonym(),
            Optional.of(session.id()),
            Map.of("account", account.name())));
    return session;
  }

  private Optional<CredentialRow> verified(
      AccountRow account, Challenge challenge, SignInProof proof) {
    return switch (proof) {
      case SignInProof.ByOperatorKey signed ->
          account.credentials().stream()
              .filter(
                  one -> !one.passkey() && OperatorSignature.holds(one.key(), challenge, signed))
              .findFirst();
      case SignInProof.ByPasskey asserted ->
          account.credentials().stream()
              .filter(one -> one.passkey() && Arrays.equals(one.id(), asserted.credential()))
              .findFirst()
              .flatMap(one -> passed(challenge, one, asserted));
    };
  }

  private Optional<CredentialRow> passed(
      Challenge challenge, CredentialRow credential, SignInProof.ByPasskey proof) {
    try {
      return Optional.of(passkeys.verify(challenge, credential, proof));
    } catch (SignInException e) {
      return Optional.empty();
    }
  }

  private static AccountRow with(AccountRow account, CredentialRow changed) {
    List<CredentialRow> credentials =
        account.credentials().stream()
            .map(one -> one.passkey() && Arrays.equals(one.id(), changed.id()) ? changed : one)
            .toList();
    return with(account, account.locked(), credentials, account.enrolment());
  }

  static AccountRow with(
      AccountRow account,
      boolean locked,
      List<CredentialRow> credentials,
      Optional<EnrolmentRow> enrolment) {
    return new AccountRow(
        account.id(),
        account.name(),
        account.role(),
        account.pseudonym(),
        locked,
        credentials,
        enrolment);
  }

  private static boolean isGuest(AccountRow account) {
    return account.role() == Role.GUEST;
  }

  static SignInException noSignIn() {
    return new SignInException("Signing in failed. Please try again.");
  }

  void enrol(AccountId id, SecretBytes code, Challenge challenge, Credential credential) {
    core.requireRunning();
    Instant now = core.now();
    Challenges.Taken taken = challenges.take(challenge.id(), now).orElseThrow(Accounts::noSignIn);
    AccountRow account =
        core.state()
            .account(id)
            .filter(row -> row.name().equals(taken.name()) && !row.locked())
            .filter(row -> isGood(row.enrolment(), code, now))
            .orElseThrow(
                () -> new SignInException("This enrolment code is not good, or not any more."));
    CredentialRow made =
        switch (credential) {
          case Credential.OfOperator(byte[] publicKey) -> {
            if (!OperatorSignature.isKey(publicKey)) {
              throw new SignInException("This is no Ed25519 public key.");
            }
            yield new CredentialRow(false, publicKey, publicKey, 0);
          }
          case Credential.OfPasskey passkey -> passkeys.enrol(taken.challenge(), passkey);
        };
    core.save(with(account, false, List.of(made), Optional.empty()));
    core.write(
        Entry.of(
            LeafKind.ACCOUNT,
            "enrol",
            account.pseudonym(),
            Optional.empty(),
            Map.of("account", account.name())));
  }

  private static boolean isGood(Optional<EnrolmentRow> enrolment, SecretBytes code, Instant now) {
    return enrolment
        .filter(
            row -> now.isBefore(row.until()) && MessageDigest.isEqual(row.codeHash(), hash(code)))
        .isPresent();
  }

  List<AccountSummary> all(Session session) {
    core.require(session);
    List<AccountSummary> all = new ArrayList<>();
    for (AccountRow row : core.state().accounts()) {
      if (isGuest(row)) {
        continue;
      }
      all.add(
          new AccountSummary(
              row.id(),
              row.name(),
              row.role(),
              row.pseudonym(),
              row.locked(),
              !row.credentials().isEmpty()));
    }
    all.sort(Comparator.comparing(AccountSummary::name));
    return all;
  }

  void lock(Session session, AccountId id) {
    Actor actor = core.require(session, Role.ADMINISTRATOR, Role.PRIVACY_LEAD);
    AccountRow account = core.state().account(id).orElseThrow(() -> Core.unknown("account"));
    core.save(with(account, true, account.credentials(), account.enrolment()));
    core.sessions.endAllOf(id);
    // What a thief gave away with the account must not outlive it.
    shares.stop(actor, new Suspect.OfAccount(id));
    core.write(
        Entry.of(
            LeafKind.LOCK,
            "account",
            actor.account().pseudonym(),
            Optional.of(actor.session().id()),
            Map.of("account", account.name())));
    core.tell(
        Notice.Kind.LOCK, actor.account().name() + " locked the account " + account.name() + ".");
  }

  int endSessions(Session session, Suspect whose) {
    Actor actor = core.require(session, Role.ADMINISTRATOR, Role.PRIVACY_LEAD);
    int ended =
        switch (whose) {
          case Suspect.OfAccount(AccountId account) -> core.sessions.endAllOf(account);
          case Suspect.OfSession(SessionId one) -> core.sessions.end(one);
          case Suspect.WholeServer _ -> core.sessions.endAllBut(actor.session().id());
        };
    core.write(
        Entry.of(
            LeafKind.LOCK,
            "sessions",
            actor.account().pseudonym(),
            Optional.of(actor.session().id()),
            Map.of("ended", Integer.toString(ended))));
    return ended;
  }

  /** The same account, not locked. */
  static AccountRow unlocked(AccountRow account) {
    return with(account, false, account.credentials(), account.enrolment());
  }
}
