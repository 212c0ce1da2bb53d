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
import org.chaperone.keyholder.keys.RootKeys;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.session.Enrolment;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SessionEnd;
import org.chaperone.keyholder.status.AccountSummary;
import org.chaperone.keyholder.status.Notice;
import org.chaperone.keyholder.store.Row.AccountRow;
import org.chaperone.keyholder.store.Row.CredentialRow;
import org.chaperone.keyholder.store.Row.EnrolmentRow;
import org.chaperone.ledger.leaf.LeafKind;

/** Accounts: made, listed, locked. */
final class Accounts {

  private static final Duration CODE_GOOD_FOR = Duration.ofDays(7);

  private final Core core;
  private final Shares shares;

  Accounts(Core core, Shares shares) {
    this.core = core;
    this.shares = shares;
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

  static byte[] hash(SecretBytes code) {
    return code.with(
        bytes -> {
          try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
          } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has SHA-256", e);
          }
        });
  }

  List<AccountSummary> all(Session session) {
    core.require(session);
    List<AccountSummary> all = new ArrayList<>();
    for (AccountRow row : core.state().accounts()) {
      if (row.role() == Role.GUEST) {
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
    Actor actor = core.requireConfirmed(session, Role.ADMINISTRATOR, Role.PRIVACY_LEAD);
    AccountRow account =
        core.change(id, row -> with(row, true, row.credentials(), row.enrolment()), "account");
    core.sessions.endAllOf(id, SessionEnd.LOCKED);
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
    Actor actor = core.requireConfirmed(session, Role.ADMINISTRATOR, Role.PRIVACY_LEAD);
    int ended =
        switch (whose) {
          case Suspect.OfAccount(AccountId account) ->
              core.sessions.endAllOf(account, SessionEnd.BY_OTHERS);
          case Suspect.OfSession(SessionId one) -> core.sessions.end(one, SessionEnd.BY_OTHERS);
          case Suspect.WholeServer _ ->
              core.sessions.endAllBut(actor.session().id(), SessionEnd.BY_OTHERS);
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

  /** The same account in another role. */
  static AccountRow inRole(AccountRow account, Role role) {
    return new AccountRow(
        account.id(),
        account.name(),
        role,
        account.pseudonym(),
        account.locked(),
        account.credentials(),
        account.enrolment());
  }

  /** The same account, not locked. */
  static AccountRow unlocked(AccountRow account) {
    return with(account, false, account.credentials(), account.enrolment());
  }

  /** The same account with other credentials. */
  static AccountRow with(AccountRow account, List<CredentialRow> credentials) {
    return with(account, account.locked(), credentials, account.enrolment());
  }

  /** The same account, enrolled with one credential. */
  static AccountRow enrolled(AccountRow account, CredentialRow credential) {
    return with(account, account.locked(), List.of(credential), Optional.empty());
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
}
