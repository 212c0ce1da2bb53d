package org.chaperone.keyholder.release;

import java.util.List;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.keys.SecretBytes;

/**
 * Photographs that the keyholder now has keys for; the vault has yet to seal and store them.
 *
 * @param ledgerIndex the entry that records them
 * @param photographs their new names, in no order that means anything
 * @param keys one for each photograph and rendition
 */
public record AddedPhotographs(long ledgerIndex, List<PhotographId> photographs, List<DataKey> keys)
    implements AutoCloseable {

  /** Copies the lists. */
  public AddedPhotographs {
    photographs = List.copyOf(photographs);
    keys = List.copyOf(keys);
  }

  /**
   * The key of one rendition.
   *
   * @throws IllegalArgumentException when the photograph is not one of these
   */
  public SecretBytes key(PhotographId photograph, Rendition rendition) {
    return keys.stream()
        .filter(key -> key.photograph().equals(photograph) && key.rendition() == rendition)
        .map(DataKey::key)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("that photograph was not added here"));
  }

  @Override
  public void close() {
    keys.forEach(key -> key.key().close());
  }
}
