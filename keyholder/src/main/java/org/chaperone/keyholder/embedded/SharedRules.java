package org.chaperone.keyholder.embedded;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.chaperone.keyholder.budget.Answer;
import org.chaperone.keyholder.budget.SharedViews;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.share.ShareState;
import org.chaperone.keyholder.store.Row.AccountRow;
import org.chaperone.keyholder.store.Row.ShareRow;

/** What a share's recipient may have: its photographs for display, as long and as often as said. */
final class SharedRules {

  static final Refused OVER =
      new Refused(Refusal.SHARE_OVER, "This is not shared any more.", Optional.empty());

  private static final Refused SPENT =
      new Refused(
          Refusal.SHARE_OVER,
          "These photographs were opened as often as they may be.",
          Optional.empty());

  private final Core core;

  SharedRules(Core core) {
    this.core = core;
  }

  /** The share that a guest's account looks under, while somebody may look under it. */
  Optional<ShareRow> open(AccountRow guest) {
    return core.state()
        .shareOf(guest.id())
        .filter(share -> share.state() == ShareState.BOUND && isInTime(share, core.now()));
  }

  static boolean isInTime(ShareRow share, Instant now) {
    return now.isBefore(share.until());
  }

  /** How far a share is at this moment. */
  ShareState stateOf(ShareRow share) {
    boolean isLive = share.state() == ShareState.WAITING || share.state() == ShareState.BOUND;
    boolean isOver = !isInTime(share, core.now()) || seen(share).views() >= share.mostViews();
    return isLive && isOver ? ShareState.OVER : share.state();
  }

  /** How often photographs were opened under a share. */
  SharedViews.Seen seen(ShareRow share) {
    AccountRow guest = core.state().account(share.account()).orElseThrow();
    return core.inOrder(() -> core.sharedViews.of(guest.pseudonym()));
  }

  /** The rule that speaks against a guest's request, if one does. */
  Optional<Refused> against(Actor guest, ReleaseRequest request) {
    Optional<ShareRow> share = open(guest.account());
    if (share.isEmpty()) {
      return Optional.of(OVER);
    }
    boolean isShared =
        request.renditions().equals(Set.of(Rendition.DISPLAY))
            && request.patient().equals(share.get().patient())
            && !request.photographs().isEmpty()
            && share.get().photographs().containsAll(request.photographs())
            && request.underCase().isEmpty();
    return isShared
        ? Optional.empty()
        : Optional.of(
            new Refused(Refusal.UNKNOWN, "This is not among what was shared.", Optional.empty()));
  }

  /** Asks for a guest's views; the lock that orders entries is held. */
  Answer ask(Actor guest, ReleaseRequest request, long now) {
    int most = core.state().shareOf(guest.account().id()).map(ShareRow::mostViews).orElse(0);
    return core.sharedViews.ask(
        guest.account().pseudonym(), request.photographs().size(), most, now);
  }

  /** What is said when views are spent. */
  static Refused spent() {
    return SPENT;
  }
}
