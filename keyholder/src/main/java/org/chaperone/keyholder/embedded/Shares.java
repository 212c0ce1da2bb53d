package org.chaperone.keyholder.embedded;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.budget.SharedViews;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.Pseudonym;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.id.ShareId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.share.GivenShare;
import org.chaperone.keyholder.share.ShareRequest;
import org.chaperone.keyholder.share.ShareState;
import org.chaperone.keyholder.share.ShareSummary;
import org.chaperone.keyholder.share.SharedPhotographs;
import org.chaperone.keyholder.status.Notice;
import org.chaperone.keyholder.store.Row.AccountRow;
import org.chaperone.keyholder.store.Row.PatientRow;
import org.chaperone.keyholder.store.Row.ShareRow;
import org.chaperone.ledger.leaf.LeafKind;

/**
 * Photographs shared by a link. A share is an account of its own that can see its photographs and
 * nothing else, so that views, marks, exposures and evidence name it as they name anybody.
 *
 * <p>What gives is in the ledger first, what takes away is done first.
 */
final class Shares {

  private static final Duration LONGEST = Duration.ofDays(30);
  private static final int MOST_LIVE = 10_000;

  private final Core core;
  private final Rules rules;
  private final SharedRules shared;

  Shares(Core core, Rules rules) {
    this.core = core;
    this.rules = rules;
    this.shared = new SharedRules(core);
  }

  synchronized GivenShare give(Session session, ShareRequest request) {
    Actor actor = core.require(session, Role.DOCTOR, Role.NURSE, Role.PRIVACY_LEAD);
    rules.requireOpen();
    Instant now = core.now();
    if (!now.isBefore(request.until()) || request.until().isAfter(now.plus(LONGEST))) {
      throw Core.refuse(Refusal.UNKNOWN, "A share ends within thirty days.");
    }
    PatientRow patient = patient(request);
    if (!core.hasOpen(actor, request.patient())) {
      throw Core.refuse(
          Refusal.ROLE, "Open the patient first: only what you opened can be shared.");
    }
    if (core.state().shares().stream().filter(this::isLive).count() >= MOST_LIVE) {
      throw Core.refuse(Refusal.UNKNOWN, "Too much is shared at once; end some of it first.");
    }
    ShareId id = ShareId.random(core.random);
    SecretBytes secret = SecretBytes.random(core.random, 16);
    String code = ShareCode.draw(core.random);
    AccountRow account = Accounts.row(core.keys, core.random, "share " + id, Role.GUEST);
    ShareRow row =
        new ShareRow(
            id,
            account.id(),
            actor.account().id(),
            actor.session().id(),
            request.patient(),
            request.photographs(),
            Optional.of(request.recipient()),
            request.use(),
            request.reason(),
            now,
            request.until(),
            request.mostViews(),
            ShareCode.hash(secret, ""),
            ShareCode.hash(secret, code),
            0,
            ShareState.WAITING);
    long index =
        write(
            row,
            SharedWords.GIVEN,
            actor.account().pseudonym(),
            Optional.of(actor.session().id()),
            Optional.of(reason(request)));
    core.save(account, row);
    Optional<Refused> locked = rules.locked(actor);
    if (locked.isPresent()) {
      // It was locked while the entry was on its way; whoever ends shares of a locked account may
      // have been too early for this one.
      end(actor, id);
      throw new RefusedException(locked.get());
    }
    if (patient.decoy()) {
      core.tell(
          Notice.Kind.DECOY, actor.account().name() + " shared a patient who does not exist.");
    }
    return new GivenShare(id, secret, code, request.until(), index);
  }

  private PatientRow patient(ShareRequest request) {
    PatientRow patient =
        core.state().patient(request.patient()).orElseThrow(() -> Core.unknown("patient"));
    boolean allTheirs =
        request.photographs().stream()
            .allMatch(
                id ->
                    core.state()
                        .photograph(id)
                        .filter(one -> one.patient().equals(request.patient()))
                        .isPresent());
    if (!allTheirs) {
      throw Core.unknown("photograph of this patient");
    }
    return patient;
  }

  /** What the patient's history says of it. */
  private static String reason(ShareRequest request) {
    return "to %s, for %s, until %s, %d views at most%s"
        .formatted(
            request.recipient().inWords(),
            request.use().name().toLowerCase(Locale.ROOT),
            request.until().atOffset(ZoneOffset.UTC).toLocalDate(),
            request.mostViews(),
            request.reason().isBlank() ? "" : ": " + request.reason());
  }

  private boolean isLive(ShareRow share) {
    ShareState state = shared.stateOf(share);
    return state == ShareState.WAITING || state == ShareState.BOUND;
  }

  /** Those that the account gave; for who answers for them, all. The latest first. */
  List<ShareSummary> all(Session session) {
    Actor actor = core.require(session);
    boolean seesAll = actor.isOneOf(Role.PRIVACY_LEAD, Role.ADMINISTRATOR);
    return core.state().shares().stream()
        .filter(share -> seesAll || share.giver().equals(actor.account().id()))
        .sorted(Comparator.comparing(ShareRow::given).reversed())
        .map(this::summary)
        .toList();
  }

  /** Those of a patient, for whoever has them open. The latest first. */
  List<ShareSummary> of(Session session, PatientId patient) {
    Actor actor = core.require(session);
    if (core.state().patient(patient).isEmpty()) {
      throw Core.unknown("patient");
    }
    if (!actor.isOneOf(Role.PRIVACY_LEAD) && !core.hasOpen(actor, patient)) {
      throw Core.refuse(Refusal.ROLE, "Open the patient first: whoever has sees what is shared.");
    }
    return core.state().shares().stream()
        .filter(share -> share.patient().equals(patient))
        .sorted(Comparator.comparing(ShareRow::given).reversed())
        .map(this::summary)
        .toList();
  }

  private ShareSummary summary(ShareRow share) {
    SharedViews.Seen seen = shared.seen(share);
    return new ShareSummary(
        share.id(),
        share.account(),
        nameOf(share.giver()),
        share.patient(),
        share.photographs(),
        share.recipient(),
        share.use(),
        share.reason(),
        share.given(),
        share.until(),
        share.mostViews(),
        seen.views(),
        seen.last() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(seen.last())),
        shared.stateOf(share));
  }

  private String nameOf(AccountId giver) {
    return core.state().account(giver).map(AccountRow::name).orElse("somebody");
  }

  void end(Session session, ShareId id) {
    Actor actor = core.require(session);
    ShareRow share = core.state().share(id).orElseThrow(() -> Core.unknown("share"));
    boolean may =
        share.giver().equals(actor.account().id())
            || actor.isOneOf(Role.PRIVACY_LEAD, Role.ADMINISTRATOR);
    if (!may) {
      throw Core.refuse(
          Refusal.ROLE, "Who gave it ends it, or the privacy lead, or an administrator.");
    }
    end(actor, id);
  }

  int stop(Session session, Suspect whose) {
    return stop(core.require(session, Role.ADMINISTRATOR, Role.PRIVACY_LEAD), whose);
  }

  /** Ends what was given by, in, or to what is in other hands; says how many shares that were. */
  int stop(Actor actor, Suspect whose) {
    int ended = 0;
    for (ShareRow share : core.state().shares()) {
      boolean isMeant =
          switch (whose) {
            case Suspect.OfAccount(AccountId account) ->
                share.giver().equals(account) || share.account().equals(account);
            case Suspect.OfSession(SessionId one) ->
                share.givenIn().equals(one)
                    || core.sessions.accountOf(one).filter(share.account()::equals).isPresent();
            case Suspect.WholeServer _ -> true;
          };
      if (isMeant && isLive(share)) {
        end(actor, share.id());
        ended++;
      }
    }
    return ended;
  }

  private synchronized void end(Actor actor, ShareId id) {
    ShareRow share = core.state().share(id).orElseThrow(() -> Core.unknown("share"));
    if (share.state() != ShareState.WAITING && share.state() != ShareState.BOUND) {
      return;
    }
    ShareRow ended = share.in(ShareState.ENDED);
    core.save(ended);
    core.sessions.endAllOf(share.account());
    write(
        ended,
        SharedWords.ENDED,
        actor.account().pseudonym(),
        Optional.of(actor.session().id()),
        Optional.empty());
  }

  /** Writes that something became of a share, readable as long as its patient is there. */
  long write(
      ShareRow share,
      String scope,
      Pseudonym actor,
      Optional<SessionId> session,
      Optional<String> reason) {
    Entry entry =
        new Entry(
            LeafKind.SHARE,
            scope,
            actor,
            share.photographs().size(),
            share.mostViews(),
            Optional.of(share.patient()),
            share.photographs(),
            Optional.empty(),
            session,
            reason,
            Optional.empty(),
            Map.of(SharedWords.FACT, share.id().toString()));
    return core.withEpoch(
        epoch -> {
          PatientRow patient =
              core.state().patient(share.patient()).orElseThrow(() -> Core.unknown("patient"));
          try (SecretBytes patientKey = core.ring.patientKey(patient, epoch.wrapping());
              SecretBytes logKey = core.ring.logKey(patient, patientKey)) {
            return core.await(
                core.inOrder(() -> core.log.write(core.clock.millis(), entry, logKey)));
          }
        });
  }

  /** Whether somebody may look under a guest's account. */
  boolean isOpen(AccountRow guest) {
    return shared.open(guest).isPresent();
  }

  /** What a guest may see. */
  SharedPhotographs mine(Session session) {
    Actor guest = core.requireGuest(session);
    ShareRow share =
        shared.open(guest.account()).orElseThrow(() -> new RefusedException(SharedRules.OVER));
    return new SharedPhotographs(
        nameOf(share.giver()),
        share.recipient().orElseThrow(() -> new RefusedException(SharedRules.OVER)),
        share.use(),
        share.reason(),
        share.patient(),
        share.photographs().stream().filter(id -> core.state().photograph(id).isPresent()).toList(),
        share.until(),
        Math.max(0, share.mostViews() - shared.seen(share).views()));
  }
}
