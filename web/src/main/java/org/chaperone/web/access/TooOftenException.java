package org.chaperone.web.access;

/** An account looked people up more often than a person does. */
public final class TooOftenException extends RuntimeException {

  private final int seconds;

  TooOftenException(int seconds) {
    super("looked up too often");
    this.seconds = seconds;
  }

  /** After which it may go on, 1 to 61. */
  public int seconds() {
    return seconds;
  }
}
