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
 * @param marks what the views are marked with, one for each photograph and rendition to look at
 */
public record Granted(
    long ledgerIndex, List<DataKey> keys, Optional<SecretBytes> patientRecord, List<MarkKeys> marks)
    implements ReleaseOutcome, AutoCloseable {

  /** Copies the lists. */
  public Granted {
    keys = List.copyOf(keys);
    marks = List.copyOf(marks);
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

  /**
   * What a view is marked with.
   *
   * @throws IllegalArgumentException when it was not asked for, or is nothing to look at
   */
  public MarkKeys mark(PhotographId photograph, Rendition rendition) {
    return marks.stream()
        .filter(mark -> mark.photograph().equals(photograph) && mark.rendition() == rendition)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("this release holds no such mark"));
  }

  @Override
  public void close() {
    keys.forEach(key -> key.key().close());
    patientRecord.ifPresent(SecretBytes::close);
    marks.forEach(MarkKeys::close);
  }
}
