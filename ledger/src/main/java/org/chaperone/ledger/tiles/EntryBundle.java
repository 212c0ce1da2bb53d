package org.chaperone.ledger.tiles;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.chaperone.ledger.encoding.MalformedException;

/**
 * Entries one after another, each after its length in 2 bytes (c2sp.org/tlog-tiles, "Log entries").
 */
final class EntryBundle {

  private EntryBundle() {}

  static byte[] bytes(List<byte[]> entries) {
    int size = entries.stream().mapToInt(entry -> Short.BYTES + entry.length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(size);
    entries.forEach(entry -> bytes.putShort((short) entry.length).put(entry));
    return bytes.array();
  }

  /**
   * The entries of a bundle.
   *
   * @throws MalformedException when it ends within one
   */
  static List<byte[]> read(byte[] bundle) throws MalformedException {
    List<byte[]> entries = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(bundle);
    while (bytes.hasRemaining()) {
      int length = bytes.remaining() < Short.BYTES ? -1 : Short.toUnsignedInt(bytes.getShort());
      if (length < 0 || length > bytes.remaining()) {
        throw new MalformedException("A bundle ends within an entry.");
      }
      byte[] entry = new byte[length];
      bytes.get(entry);
      entries.add(entry);
    }
    return entries;
  }
}
