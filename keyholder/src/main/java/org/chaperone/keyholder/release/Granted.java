package org.chaperone.keyholder.release;

import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.keys.SecretBytes;

/**
 * The keys that were asked for. Closing it destroys them here.
 *
 * @param ledgerIndex the entry that records this release, already on stable storage
 * @param keys one for each photograph and rendition, photographs in the order asked for
 * @param patientRecord the key of the patient's own record, when {@code RECORD} was asked for
 * @param markKey 32 bytes that the mark of this view, and of no other, is made with
 */
public record Granted(
    long ledgerIndex, List<DataKey> keys, Optional<SecretBytes> patientRecord, SecretBytes markKey)
    implements ReleaseOutcome, AutoCloseable {

  /** Copies the list. */
  public Granted {
    keys = List.copyOf(keys);
  }

  /**
   * The key of one rendition.
   *
   * @throws IllegalArgumentException when it was not asked for
   */
  public SecretBytes key(PhotographId photograph, Rendition rendition) {
    return keys.stream()
        .filter(key -> key.photograph().equals(photograph) && key.rendition() == rendition)
        .map(DataKey::key)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("this release holds no such key"));
  }

  @Override
  public void close() {
    keys.forEach(key -> key.key().close());
    patientRecord.ifPresent(SecretBytes::close);
    markKey.close();
  }
}
