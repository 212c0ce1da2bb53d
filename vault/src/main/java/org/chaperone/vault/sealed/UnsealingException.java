package org.chaperone.vault.sealed;

import java.io.IOException;

/**
 * Sealed content was refused: it is not, or not wholly, what was sealed under this key for this
 * photograph. The subclasses say in what way.
 */
public abstract sealed class UnsealingException extends IOException {

  private UnsealingException(String message) {
    super(message);
  }

  /** It begins with a version that this program does not know, or is no sealed content at all. */
  public static final class UnknownVersion extends UnsealingException {
    UnknownVersion(int version) {
      super(
          "It begins with format version "
              + version
              + "; this Chaperone reads version "
              + SealedFormat.VERSION
              + ".");
    }
  }

  /**
   * Its key commitment belongs to another key or another photograph: the file was exchanged, or its
   * header altered.
   */
  public static final class Exchanged extends UnsealingException {
    Exchanged() {
      super("It was sealed for something else: the file was exchanged or its header altered.");
    }
  }

  /** A chunk is not the one that was sealed in its place. */
  public static final class Altered extends UnsealingException {
    Altered(long chunk) {
      super("Chunk " + chunk + " is not what was sealed there: altered, moved or cut.");
    }
  }

  /** Its end is missing. */
  public static final class Truncated extends UnsealingException {
    Truncated() {
      super("Its end is missing.");
    }
  }

  /** It is authentic, but was not written by this format; whoever sealed it had the key. */
  public static final class Malformed extends UnsealingException {
    Malformed() {
      super("It is authentic and yet not padded as the format says.");
    }
  }
}
