package org.chaperone.trace.attribution;

import java.util.List;
import java.util.Optional;

/**
 * A rendition of a photograph with the views in which it was served.
 *
 * @param name {@code display} or {@code thumbnail}
 * @param base the rendition as it was before any mark, a picture file; empty when it is lost
 * @param views one or more
 */
public record ServedRendition(String name, Optional<byte[]> base, List<Served> views) {

  /** Copies the list. */
  public ServedRendition {
    views = List.copyOf(views);
  }

  /**
   * One view.
   *
   * @param ledgerIndex the entry of its release
   * @param actor what its account is called in the ledger
   * @param account what colleagues know the account by, or the same pseudonym again
   * @param time of the entry, as ISO 8601 in UTC
   * @param session of the sign-in, or nothing
   * @param accountKey 32 bytes, what the account's part of the mark is made with
   * @param viewKey 32 bytes, what the view's part is made with
   */
  public record Served(
      long ledgerIndex,
      String actor,
      String account,
      String time,
      String session,
      byte[] accountKey,
      byte[] viewKey) {

    /** Without the keys. */
    @Override
    public String toString() {
      return "view " + ledgerIndex + " of " + account;
    }
  }
}
