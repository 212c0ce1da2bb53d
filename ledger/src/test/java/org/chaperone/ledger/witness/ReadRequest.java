package org.chaperone.ledger.witness;

import org.chaperone.ledger.encoding.MalformedException;

/** For the fuzzer, which is not of this package. */
public final class ReadRequest {

  private ReadRequest() {}

  /** Reads a request and writes it again. */
  public static byte[] again(byte[] body) throws MalformedException {
    return AddCheckpoint.parse(body).bytes();
  }
}
