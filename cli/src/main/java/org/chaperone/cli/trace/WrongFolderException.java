package org.chaperone.cli.trace;

/** A folder or file that was named for a trace cannot serve; the message says why. */
final class WrongFolderException extends Exception {

  private static final long serialVersionUID = 1L;

  WrongFolderException(String sentence) {
    super(sentence);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
