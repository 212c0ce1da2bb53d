package org.chaperone.keyholder.embedded;

import java.time.ZoneOffset;
import java.util.Optional;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.id.ShareId;
import org.chaperone.keyholder.share.Recipient;
import org.chaperone.keyholder.store.Row.AccountRow;
import org.chaperone.keyholder.store.Row.ShareRow;
import org.chaperone.keyholder.store.State;
import org.chaperone.ledger.leaf.Details;

/** What shares are called: in the ledger, by which it is read again, and by people. */
final class SharedWords {

  /** What the scope of a release begins with that a share's recipient had. */
  static final String SCOPE = "share-";

  /** Scopes of entries of kind share. */
  static final String GIVEN = "given";

  static final String BOUND = "bound";
  static final String ENDED = "ended";
  static final String LOCKED = "locked";

  /** The fact of an entry's details that names the share. */
  static final String FACT = "share";

  private SharedWords() {}

  /** The share that an entry is about. */
  static Optional<ShareId> share(Details details) {
    return Optional.ofNullable(details.facts().get(FACT))
        .filter(text -> text.length() == 2 * Id128.LENGTH)
        .map(ShareId::parse);
  }

  /** Its recipient, by whom and when it was given, in UTC. */
  static String of(ShareRow share, State state) {
    return share.recipient().map(Recipient::inWords).orElse("somebody")
        + ", by a link that "
        + state.account(share.giver()).map(AccountRow::name).orElse("somebody")
        + " gave on "
        + share.given().atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
