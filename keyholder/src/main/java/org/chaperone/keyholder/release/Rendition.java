package org.chaperone.keyholder.release;

/** What of a photograph a data key is for. */
public enum Rendition {
  /** The file as it came; released to two people's approval only. */
  ORIGINAL,
  /** For looking at: at most 2 megapixels. */
  DISPLAY,
  /** For galleries. */
  THUMBNAIL,
  /** The sealed row of facts about a photograph, or about a patient. */
  RECORD,
  /** The small grey picture that a trace compares with; released under a case only. */
  VERIFICATION;

  /** Whether it is a picture that people look at: those views are marked. */
  public boolean isMarked() {
    return this == DISPLAY || this == THUMBNAIL;
  }
}
