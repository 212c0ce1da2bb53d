package org.chaperone.keyholder.embedded;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.Pseudonym;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.log.LogBook;
import org.chaperone.keyholder.store.Row.AccountRow;
import org.chaperone.keyholder.store.Row.ShareRow;
import org.chaperone.keyholder.store.State;
import org.chaperone.ledger.leaf.Details;

/**
 * Which entries are the doing of what is suspected. What was opened by links that a suspect gave is
 * the suspect's doing too: a thief may have sent them to himself.
 */
final class Concern {

  private final Suspect whose;
  private final Set<Pseudonym> actors = new HashSet<>();

  /** As the store is now: accounts and the shares they gave. */
  Concern(Suspect whose, State state) {
    this.whose = whose;
    if (whose instanceof Suspect.OfAccount(AccountId account)) {
      state.account(account).map(AccountRow::pseudonym).ifPresent(actors::add);
    }
    for (ShareRow share : state.shares()) {
      boolean isTheirs =
          switch (whose) {
            case Suspect.OfAccount(AccountId account) -> share.giver().equals(account);
            case Suspect.OfSession(SessionId session) -> share.givenIn().equals(session);
            case Suspect.WholeServer _ -> false;
          };
      if (isTheirs) {
        state.account(share.account()).map(AccountRow::pseudonym).ifPresent(actors::add);
      }
    }
  }

  /** Whose entries they are besides those of a session; none for the whole server. */
  Set<Pseudonym> actors() {
    return actors;
  }

  /** Whether it is one of theirs; one that cannot be read any more is. */
  boolean is(LogBook.Read entry, Optional<Details> details) {
    return switch (whose) {
      case Suspect.WholeServer _ -> true;
      case Suspect.OfAccount _ -> actors.contains(entry.actor());
      // Whose session it was cannot be read any more once the patient was erased; then it counts.
      case Suspect.OfSession(SessionId session) ->
          details.isEmpty()
              || actors.contains(entry.actor())
              || details
                  .get()
                  .session()
                  .filter(id -> Arrays.equals(id, session.bytes()))
                  .isPresent();
    };
  }
}
