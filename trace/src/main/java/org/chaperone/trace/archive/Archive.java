package org.chaperone.trace.archive;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.chaperone.trace.attribution.ServedViews;

/**
 * An archive as the matcher knows it; folders and vaults serve it alike. Photographs are numbered
 * from 0.
 */
public interface Archive extends AutoCloseable {

  /** How many photographs there are. */
  int photographs();

  /** The fingerprints, in sets whose photographs follow one another in number. */
  List<Postings> postings();

  /** What is known of a photograph. */
  Photograph photograph(int number);

  /** The photographs whose files have exactly these bytes. */
  List<Integer> identical(String sha256);

  /**
   * The photograph's verification thumbnail as a grey picture file, in the frame of its
   * fingerprint; empty when it is lost.
   *
   * @throws java.io.UncheckedIOException when it cannot be had
   */
  Optional<byte[]> thumbnail(int number);

  /** What should be in the archive and could not be read, in no order. */
  List<UnreadableFile> unreadable();

  /**
   * A picture file of a photograph, by its path, to be looked at beside the leak; empty when there
   * is none to show.
   */
  Optional<byte[]> shown(String path) throws IOException;

  /** The views that were served of its photographs; none where nobody keeps a record of them. */
  default Optional<ServedViews> views() {
    return Optional.empty();
  }

  @Override
  void close() throws IOException;
}
