package org.chaperone.keyholder.share;

import java.time.Instant;
import org.chaperone.keyholder.id.ShareId;
import org.chaperone.keyholder.keys.SecretBytes;

/**
 * A share that was given. What opens it is here and nowhere else, once.
 *
 * @param secret goes into the link, behind its #; good until the recipient's passkey is bound
 * @param code to be told by another way than the link goes, as in {@code K7MP-2QXD}
 * @param ledgerIndex the entry that records it
 */
public record GivenShare(
    ShareId share, SecretBytes secret, String code, Instant until, long ledgerIndex) {

  @Override
  public String toString() {
    return "GivenShare[not shown]";
  }
}
