package org.chaperone.trace.archive;

import java.util.List;

/**
 * An archive as the matcher knows it; folders and vaults serve it alike. Photographs are numbered
 * from 0.
 */
public interface Archive {

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
   * fingerprint.
   */
  byte[] thumbnail(int number);
}
