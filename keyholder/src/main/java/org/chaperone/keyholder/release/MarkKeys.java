package org.chaperone.keyholder.release;

import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.keys.SecretBytes;

/**
 * What the mark of one view is made with: 32 bytes for the account's part and 32 for the view's.
 * Both are for this photograph alone, so that what is learned of one mark says nothing of another.
 *
 * @param rendition {@code DISPLAY} or {@code THUMBNAIL}
 * @param account the same in all views that an account had of this photograph
 * @param view of this ledger entry and rendition alone
 */
public record MarkKeys(
    PhotographId photograph, Rendition rendition, SecretBytes account, SecretBytes view)
    implements AutoCloseable {

  /** Destroys both. */
  @Override
  public void close() {
    account.close();
    view.close();
  }
}
