package org.chaperone.web.capture;

/** A file is not taken; its message is the sentence for the person. */
final class NotAcceptedException extends Exception {

  private final int status;

  NotAcceptedException(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  int status() {
    return status;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
