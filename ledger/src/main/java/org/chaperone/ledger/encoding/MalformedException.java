package org.chaperone.ledger.encoding;

import java.io.IOException;

/** Bytes that are not what their format's specification says. The message says where and why. */
public final class MalformedException extends IOException {

  private static final long serialVersionUID = 1;

  /** Says what is wrong with the bytes, in one sentence. */
  public MalformedException(String message) {
    super(message);
  }
}
