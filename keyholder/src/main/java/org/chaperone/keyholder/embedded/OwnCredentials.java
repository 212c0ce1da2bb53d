package org.chaperone.keyholder.embedded;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.keys.Label;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.session.Challenge;
import org.chaperone.keyholder.session.Credential;
import org.chaperone.keyholder.session.CredentialSummary;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.session.SessionEnd;
import org.chaperone.keyholder.store.Row.AccountRow;
import org.chaperone.keyholder.store.Row.CredentialRow;
import org.chaperone.ledger.leaf.LeafKind;

/** What one signs in with oneself: a second passkey, names for them, one that is given up. */
final class OwnCredentials {

  private static final int MOST = 10;
  private static final int LONGEST_NAME = 60;

  private final Core core;
  private final SigningIn signingIn;

  OwnCredentials(Core core, SigningIn signingIn) {
    this.core = core;
    this.signingIn = signingIn;
  }

  List<CredentialSummary> all(Session session) {
    return core.require(session).account().credentials().stream()
        .map(one -> new CredentialSummary(id(one), one.kind(), one.name(), one.since(), one.used()))
        .toList();
  }

  /** The first half of a hash, by which one is named among an account's. */
  private static Id128 id(CredentialRow credential) {
    byte[] label =
        Label.of("credential")
            .and(SigningIn.word(credential.kind()))
            .and(credential.id())
            .encoded();
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(label);
      return Id128.of(Arrays.copyOf(digest, Id128.LENGTH));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  void add(Session session, Challenge challenge, Credential credential, String name) {
    Actor actor = core.requireConfirmed(session);
    requireName(name);
    CredentialRow made = signingIn.added(actor.account(), challenge, credential).named(name);
    // What gives power is in the ledger first.
    write(actor, "add-credential", made);
    core.change(
        actor.account().id(),
        row -> {
          if (row.credentials().size() >= MOST) {
            throw Core.refuse(
                Refusal.UNKNOWN, "An account signs in with " + MOST + " things at most.");
          }
          List<CredentialRow> all = new ArrayList<>(row.credentials());
          all.add(made);
          return Accounts.with(row, all);
        },
        "account");
  }

  void name(Session session, Id128 which, String name) {
    Actor actor = core.require(session);
    requireName(name);
    find(actor.account(), which);
    core.change(
        actor.account().id(),
        row ->
            Accounts.with(
                row,
                row.credentials().stream()
                    .map(one -> id(one).equals(which) ? one.named(name) : one)
                    .toList()),
        "account");
  }

  void remove(Session session, Id128 which) {
    Actor actor = core.requireConfirmed(session);
    CredentialRow gone = find(actor.account(), which);
    core.change(
        actor.account().id(),
        row -> {
          List<CredentialRow> left =
              row.credentials().stream().filter(one -> !id(one).equals(which)).toList();
          if (left.isEmpty()) {
            throw Core.refuse(
                Refusal.UNKNOWN,
                "This is the last thing that you sign in with; add another one first.");
          }
          return Accounts.with(row, left);
        },
        "account");
    // Whoever found a lost key may be signed in with it.
    core.sessions.endOthersOf(actor.account().id(), actor.session().id(), SessionEnd.RENEWED);
    write(actor, "remove-credential", gone);
  }

  private static CredentialRow find(AccountRow account, Id128 which) {
    return account.credentials().stream()
        .filter(one -> id(one).equals(which))
        .findFirst()
        .orElseThrow(() -> Core.unknown("credential"));
  }

  private static void requireName(String name) {
    if (name.length() > LONGEST_NAME) {
      throw Core.refuse(
          Refusal.UNKNOWN, "A name for it has at most " + LONGEST_NAME + " characters.");
    }
  }

  private void write(Actor actor, String scope, CredentialRow credential) {
    core.write(
        Entry.of(
            LeafKind.ACCOUNT,
            scope,
            actor.account().pseudonym(),
            Optional.of(actor.session().id()),
            Map.of("account", actor.account().name(), "kind", SigningIn.word(credential.kind()))));
  }
}
