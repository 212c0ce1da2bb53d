package org.chaperone.keyholder.release;

import java.time.Instant;
import java.util.Optional;
import org.chaperone.keyholder.id.Pseudonym;
import org.chaperone.keyholder.id.SessionId;

/**
 * A view that a mark may name: keys of one rendition of one photograph, as they left the keyholder
 * once. Whether a picture was then served with them is the photo server's to know.
 *
 * @param ledgerIndex the entry of the release
 * @param time of the entry
 * @param actor what the account is called in the ledger
 * @param account what colleagues know it by; none when the account is younger than the backup that
 *     the keyholder was restored from
 * @param session of which sign-in
 * @param keys what the view's mark was made with
 */
public record ServedView(
    long ledgerIndex,
    Instant time,
    Pseudonym actor,
    Optional<String> account,
    Optional<SessionId> session,
    MarkKeys keys)
    implements AutoCloseable {

  /** Destroys the keys. */
  @Override
  public void close() {
    keys.close();
  }
}
