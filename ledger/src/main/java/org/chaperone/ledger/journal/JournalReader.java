package org.chaperone.ledger.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chaperone.ledger.disk.DiskFile;
import org.chaperone.ledger.tree.Hash;
import org.chaperone.ledger.tree.TreeHasher;

/** Reads batches from a journal's file, through a window so that small batches cost little. */
final class JournalReader {

  private static final int WINDOW_BYTES = 1 << 18;

  private final DiskFile file;
  private final long end;
  private byte[] window = new byte[0];
  private long windowAt;

  /** Reads what the file holds before {@code end}. */
  JournalReader(DiskFile file, long end) {
    this.file = file;
    this.end = end;
  }

  /** What begins at a place. */
  sealed interface Found {}

  /** A batch whose hash is right. */
  record Whole(Batch batch) implements Found {}

  /** The file's end. */
  record End() implements Found {}

  /** Something that is no whole batch, and why. */
  record Broken(String reason) implements Found {}

  Found at(long at) throws IOException {
    if (at == end) {
      return new End();
    }
    if (end - at < Batch.HEAD_BYTES) {
      return new Broken("it ends within a batch's head");
    }
    ByteBuffer head = bytes(at, Batch.HEAD_BYTES);
    byte[] mark = new byte[Batch.MARK.length];
    head.get(mark);
    long first = head.getLong();
    int count = head.getInt();
    int size = head.getInt();
    if (!Arrays.equals(mark, Batch.MARK)
        || first < 0
        || (count < 1 || count > Batch.MOST_LEAVES)
        || (size < 0 || size > Batch.MOST_LEAVES_BYTES)) {
      return new Broken("a batch's head is wrong");
    }
    long noteAt = at + Batch.HEAD_BYTES + size + Integer.BYTES;
    if (noteAt > end) {
      return new Broken("it ends within a batch's leaves");
    }
    int noteSize = bytes(noteAt - Integer.BYTES, Integer.BYTES).getInt();
    if (noteSize < 0 || noteSize > Batch.MOST_NOTE_BYTES) {
      return new Broken("the size of a batch's checkpoint is wrong");
    }
    long batchEnd = noteAt + noteSize + Hash.BYTES;
    if (batchEnd > end) {
      return new Broken("it ends within a batch's checkpoint");
    }
    ByteBuffer whole = bytes(at, (int) (batchEnd - at));
    MessageDigest digest = TreeHasher.sha256();
    digest.update(whole.slice(whole.position(), whole.remaining() - Hash.BYTES));
    if (!whole
        .slice(whole.limit() - Hash.BYTES, Hash.BYTES)
        .equals(ByteBuffer.wrap(digest.digest()))) {
      return new Broken("a batch's hash is wrong");
    }
    List<byte[]> leaves = leaves(whole, count, size);
    if (leaves.size() != count) {
      return new Broken("a batch's leaves do not fill their place");
    }
    byte[] note = new byte[noteSize];
    whole.get(whole.limit() - Hash.BYTES - noteSize, note);
    return new Whole(new Batch(first, leaves, note, at, batchEnd));
  }

  /** As many leaves as there are whole ones, or none when bytes are left over. */
  private static List<byte[]> leaves(ByteBuffer whole, int count, int size) {
    ByteBuffer bytes = whole.slice(whole.position() + Batch.HEAD_BYTES, size);
    List<byte[]> leaves = new ArrayList<>(count);
    while (leaves.size() < count && bytes.remaining() >= Short.BYTES) {
      int length = Short.toUnsignedInt(bytes.getShort());
      if (length > bytes.remaining()) {
        return List.of();
      }
      byte[] leaf = new byte[length];
      bytes.get(leaf);
      leaves.add(leaf);
    }
    return bytes.hasRemaining() ? List.of() : leaves;
  }

  /** Where, from a place on, the next whole batch begins; or -1. */
  long nextWhole(long from) throws IOException {
    for (long at = from; at <= end - Batch.HEAD_BYTES; at++) {
      if (bytes(at, Batch.MARK.length).equals(ByteBuffer.wrap(Batch.MARK))
          && at(at) instanceof Whole) {
        return at;
      }
    }
    return -1;
  }

  private ByteBuffer bytes(long at, int length) throws IOException {
    if (at < windowAt || at + length > windowAt + window.length) {
      int wanted = (int) Math.min(Math.max(length, WINDOW_BYTES), end - at);
      byte[] read = new byte[wanted];
      file.read(at, read, 0, wanted);
      window = read;
      windowAt = at;
    }
    return ByteBuffer.wrap(window, (int) (at - windowAt), length);
  }
}
