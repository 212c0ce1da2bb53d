package org.chaperone.picture.header;

/** A file that cannot be read as a picture; the message is one clear sentence for a person. */
public final class UnreadableException extends Exception {

  /**
   * For this reason.
   *
   * @param reason one sentence without the picture's name, without a full stop
   */
  public UnreadableException(String reason) {
    super(reason, null, false, false);
  }

  /** The sentence. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
