package org.chaperone.ledger.tiles;

import org.chaperone.ledger.encoding.MalformedException;

/** For the fuzzer, which is not of this package. */
public final class ReadBundle {

  private ReadBundle() {}

  /** Reads a bundle of entries and writes it again. */
  public static byte[] again(byte[] bundle) throws MalformedException {
    return EntryBundle.bytes(EntryBundle.read(bundle));
  }
}
