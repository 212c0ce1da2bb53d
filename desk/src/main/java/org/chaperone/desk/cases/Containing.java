package org.chaperone.desk.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.chaperone.desk.paper.Frame;
import org.chaperone.desk.paper.Paper;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.session.Session;

/** Cuts off what a case looks at, and asks for the end of that. */
final class Containing {

  private final CaseRoom room;
  private final Keyholder keyholder;
  private final Session session;

  Containing(CaseRoom room, Keyholder keyholder, Session session) {
    this.room = room;
    this.keyholder = keyholder;
    this.session = session;
  }

  Paper.Contained contain(Frame frame, boolean freezes, String reason) throws IOException {
    requireNotOneself(frame);
    List<AccountId> locked = new ArrayList<>();
    int ended = 0;
    // The largest first: what is stopped needs no more haste.
    boolean freezesAll = freezes || frame.isWholeServer();
    if (freezesAll) {
      keyholder.lockDown(session, reason);
    }
    try {
      for (Suspect suspect : frame.suspects()) {
        // What was given away by a link would go on without its giver.
        keyholder.stopShares(session, suspect);
        switch (suspect) {
          case Suspect.OfAccount(AccountId account) -> {
            keyholder.lockAccount(session, account);
            locked.add(account);
          }
          case Suspect.OfSession _, Suspect.WholeServer _ ->
              ended += keyholder.endSessions(session, suspect);
        }
      }
    } catch (RuntimeException e) {
      // What was done has to be undone some day, so it is written down; the frame is not cut off.
      room.write(
          new Paper.Contained(room.now(), session.account(), locked, ended, freezesAll, false));
      throw e;
    }
    Paper.Contained contained =
        new Paper.Contained(room.now(), session.account(), locked, ended, freezesAll, true);
    room.write(contained);
    return contained;
  }

  private void requireNotOneself(Frame frame) throws IOException {
    for (Suspect suspect : frame.suspects()) {
      boolean isOneself =
          switch (suspect) {
            case Suspect.OfAccount(AccountId account) -> account.equals(session.account());
            case Suspect.OfSession(var id) -> id.equals(session.id());
            case Suspect.WholeServer _ -> false;
          };
      if (isOneself) {
        throw new IOException(
            "Your own account or session is in the frame. Let somebody else contain it.");
      }
    }
  }

  List<PendingRequest> undo(String reason) throws IOException {
    Paper.Contained contained =
        room.record()
            .contained()
            .orElseThrow(() -> new IOException("Nothing is contained in this case."));
    List<PendingRequest> requests = new ArrayList<>();
    for (AccountId account : contained.locked()) {
      requests.add(keyholder.ask(session, new Action.UnlockAccount(account)));
    }
    if (contained.frozen()) {
      requests.add(keyholder.ask(session, new Action.EndLockDown(reason)));
    }
    room.write(new Paper.UndoAsked(room.now(), session.account(), reason));
    return requests;
  }
}
