package org.chaperone.keyholder.embedded;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.id.ShareId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.session.Challenges;
import org.chaperone.keyholder.session.Credential;
import org.chaperone.keyholder.session.Passkeys;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.share.ShareDoor;
import org.chaperone.keyholder.share.ShareState;
import org.chaperone.keyholder.status.Notice;
import org.chaperone.keyholder.store.Row.AccountRow;
import org.chaperone.keyholder.store.Row.CredentialRow;
import org.chaperone.keyholder.store.Row.ShareRow;
import org.chaperone.ledger.leaf.LeafKind;

/**
 * How a recipient gets in the first time: by the link, the code that went another way, and a
 * passkey that is made then. From there on the link opens nothing any more, and the passkey signs
 * in like anybody's.
 */
final class SharedDoor {

  private static final int TRIES = 5;

  private final Core core;
  private final Shares shares;
  private final Denials denials;
  private final Challenges challenges;
  private final Passkeys passkeys;

  SharedDoor(Core core, Shares shares, Denials denials) {
    this.core = core;
    this.shares = shares;
    this.denials = denials;
    this.challenges = new Challenges(core.random);
    this.passkeys = new Passkeys(core.settings.passkeys());
  }

  /** Under the lock of all that becomes of shares, so that an end is never overtaken. */
  ShareDoor open(ShareId id, SecretBytes secret, String code) {
    core.requireRunning();
    synchronized (shares) {
      return shown(id, secret, code);
    }
  }

  private ShareDoor shown(ShareId id, SecretBytes secret, String code) {
    // Whoever does not have the link must not be able to lock it by guessing codes.
    Optional<ShareRow> found =
        waiting(id).filter(share -> ShareCode.matches(share.secretHash(), secret, ""));
    if (found.isEmpty() || core.state().isLockedDown()) {
      denials.denySignIn(Entry.KEYHOLDER);
      return new ShareDoor.Shut();
    }
    ShareRow share = found.get();
    if (ShareCode.matches(share.codeHash(), secret, code)) {
      return new ShareDoor.Open(challenges.give(id.toString(), List.of(), core.now()));
    }
    return wrong(share);
  }

  private Optional<ShareRow> waiting(ShareId id) {
    return core.state()
        .share(id)
        .filter(
            share ->
                share.state() == ShareState.WAITING && SharedRules.isInTime(share, core.now()));
  }

  private ShareDoor wrong(ShareRow share) {
    ShareRow tried = share.tried();
    boolean locks = tried.tries() >= TRIES;
    ShareRow next = locks ? tried.in(ShareState.LOCKED) : tried;
    core.save(next);
    denials.denySignIn(guest(share).pseudonym());
    if (locks) {
      shares.write(next, SharedWords.LOCKED, Entry.KEYHOLDER, Optional.empty(), Optional.empty());
      core.tell(
          Notice.Kind.LOCK,
          "A share that "
              + core.state().account(share.giver()).map(AccountRow::name).orElse("somebody")
              + " gave locked itself: wrong codes were tried.");
    }
    return new ShareDoor.WrongCode(Math.max(0, TRIES - tried.tries()));
  }

  private AccountRow guest(ShareRow share) {
    return core.state().account(share.account()).orElseThrow();
  }

  Session bind(SessionId challenge, Credential.OfPasskey passkey) {
    core.requireRunning();
    synchronized (shares) {
      return bound(challenge, passkey);
    }
  }

  private Session bound(SessionId challenge, Credential.OfPasskey passkey) {
    Instant now = core.now();
    Challenges.Taken taken = challenges.take(challenge, now).orElseThrow(Accounts::noSignIn);
    ShareRow share = waiting(ShareId.parse(taken.name())).orElseThrow(Accounts::noSignIn);
    CredentialRow made = passkeys.enrol(taken.challenge(), passkey);
    AccountRow guest = guest(share);
    shares.write(share, SharedWords.BOUND, guest.pseudonym(), Optional.empty(), Optional.empty());
    core.save(
        Accounts.with(guest, false, List.of(made), Optional.empty()), share.in(ShareState.BOUND));
    Session session = core.sessions.begin(guest.id(), Role.GUEST, now);
    core.write(
        Entry.of(
            LeafKind.SIGN_IN,
            "passkey",
            guest.pseudonym(),
            Optional.of(session.id()),
            Map.of("account", guest.name())));
    return session;
  }
}
