package org.chaperone.keyholder.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.chaperone.keyholder.encoding.Codings;
import org.chaperone.keyholder.keys.EpochKeys;
import org.chaperone.keyholder.keys.Label;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.Sealing;
import org.chaperone.ledger.disk.Disk;
import org.chaperone.ledger.disk.DiskFile;
import org.chaperone.ledger.encoding.Cbor;
import org.chaperone.ledger.encoding.MalformedException;

/**
 * The rows of one epoch in one file: first all that were known when the epoch began, then batches
 * as they come, each forced to the disk before the next.
 *
 * <pre>
 * file  = "chaperone keyholder store 1\n" || frame …
 * frame = length (4 bytes) || {@link Sealing} under the epoch's state key, bound to epoch and frame number, of
 *         frame 0: CBOR [frames of the beginning]
 *         others:  CBOR [entries of the ledger at that time, [row …]]
 * </pre>
 *
 * <p>Only the last frame can be unfinished after a crash, because no frame is written before the
 * one in front of it is on the disk. It is cut off. Anything else that does not open is refused.
 */
final class RowFile implements AutoCloseable {

  /** Rows written at a time, so that a frame stays below {@link #LONGEST}. */
  static final int ROWS = 1_000;

  private static final byte[] MAGIC =
      "chaperone keyholder store 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST = 4 << 20;

  private final DiskFile file;
  private final EpochKeys keys;
  private final SecureRandom random;
  private long end;
  private long frames;
  private long ledgerSize;

  private RowFile(DiskFile file, EpochKeys keys, SecureRandom random) {
    this.file = file;
    this.keys = keys;
    this.random = random;
  }

  /**
   * Writes the beginning of an epoch's file and forces it; its name is the caller's to make safe.
   */
  static RowFile create(
      Disk disk, Path path, EpochKeys keys, SecureRandom random, State rows, long ledgerSize)
      throws IOException {
    RowFile made = new RowFile(disk.open(path), keys, random);
    try {
      made.file.truncate(0);
      made.file.write(0, MAGIC, 0, MAGIC.length);
      made.end = MAGIC.length;
      List<Row> all = new ArrayList<>();
      rows.rows(all::add);
      int batches = (all.size() + ROWS - 1) / ROWS;
      made.write(new Cbor.Items(List.of(Cbor.of(batches))));
      for (int from = 0; from < all.size(); from += ROWS) {
        made.write(frame(ledgerSize, all.subList(from, Math.min(all.size(), from + ROWS))));
      }
      made.ledgerSize = ledgerSize;
      made.file.force();
      return made;
    } catch (IOException | RuntimeException e) {
      made.close();
      throw e;
    }
  }

  /**
   * Reads a file and shows its rows.
   *
   * @throws StoreRefusedException when it is not as it was left, except for an unfinished end,
   *     which is cut off
   */
  static RowFile open(Disk disk, Path path, EpochKeys keys, SecureRandom random, Consumer<Row> rows)
      throws IOException {
    RowFile opened = new RowFile(disk.open(path), keys, random);
    try {
      opened.replay(rows);
      return opened;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void replay(Consumer<Row> rows) throws IOException {
    long size = file.size();
    if (size < MAGIC.length || !Arrays.equals(MAGIC, bytes(0, MAGIC.length))) {
      throw new StoreRefusedException("The keyholder's store does not begin as one.");
    }
    end = MAGIC.length;
    long beginning = 1;
    while (end < size) {
      Cbor frame;
      try {
        frame = read(end, size, frames);
      } catch (NotAuthenticException e) {
        if (frames < beginning || size - end > LONGEST + 4 || isFollowed(size)) {
          throw new StoreRefusedException(
              "The keyholder's store was changed: its frame " + frames + " does not open.", e);
        }
        file.truncate(end);
        file.force();
        return;
      }
      beginning = Math.max(beginning, take(frame, rows));
      end += 4 + lengthAt(end);
      frames++;
    }
    if (frames < beginning) {
      throw new StoreRefusedException("The keyholder's store was cut off within its beginning.");
    }
  }

  /** Returns how many frames at least there must be, as far as this one knows. */
  private long take(Cbor frame, Consumer<Row> rows) throws IOException {
    try {
      if (!(frame instanceof Cbor.Items(List<Cbor> fields))
          || !(fields.getFirst() instanceof Cbor.Whole(long first))) {
        throw new MalformedException("it is no array of a number and rows");
      }
      if (frames == 0) {
        return 1 + first;
      }
      if (!(fields.get(1) instanceof Cbor.Items(List<Cbor> items))) {
        throw new MalformedException("it holds no rows");
      }
      for (Cbor item : items) {
        rows.accept((Row) Codings.read(Row.class, item));
      }
      ledgerSize = first;
      return 1;
    } catch (MalformedException | IndexOutOfBoundsException e) {
      throw new StoreRefusedException(
          "The keyholder's store holds something unknown to this version: " + e.getMessage() + ".",
          e);
    }
  }

  /** Whether a later frame opens: then what stands here was not merely unfinished. */
  private boolean isFollowed(long size) throws IOException {
    for (long at = end + 1; at + 4 + Sealing.OVERHEAD <= size; at++) {
      for (long number = frames; number <= frames + 2; number++) {
        try {
          read(at, size, number);
          return true;
        } catch (NotAuthenticException e) {
          // The usual case: nothing begins here.
        }
      }
    }
    return false;
  }

  private Cbor read(long at, long size, long number) throws IOException, NotAuthenticException {
    if (size - at < 4 + Sealing.OVERHEAD) {
      throw new NotAuthenticException("it is too short");
    }
    int length = lengthAt(at);
    if (length < Sealing.OVERHEAD || length > LONGEST || at + 4 + length > size) {
      throw new NotAuthenticException("its length is wrong");
    }
    byte[] plain = Sealing.open(keys.state(), context(number), bytes(at + 4, length));
    try {
      return Cbor.read(plain);
    } catch (MalformedException e) {
      throw new StoreRefusedException("The keyholder's store holds something that is no CBOR.", e);
    }
  }

  private int lengthAt(long at) throws IOException {
    return ByteBuffer.wrap(bytes(at, 4)).getInt();
  }

  private byte[] bytes(long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    file.read(at, bytes, 0, length);
    return bytes;
  }

  /** Adds rows and forces them to the disk. */
  void append(long atLedgerSize, List<Row> rows) throws IOException {
    write(frame(atLedgerSize, rows));
    file.force();
    ledgerSize = atLedgerSize;
  }

  private static Cbor frame(long ledgerSize, List<Row> rows) {
    return new Cbor.Items(
        List.of(
            Cbor.of(ledgerSize),
            new Cbor.Items(rows.stream().map(row -> Codings.write(Row.class, row)).toList())));
  }

  private void write(Cbor frame) throws IOException {
    byte[] sealed = Sealing.seal(keys.state(), context(frames), frame.bytes(), random);
    if (sealed.length > LONGEST) {
      throw new IOException("A frame of the keyholder's store would be too long.");
    }
    byte[] whole = ByteBuffer.allocate(4 + sealed.length).putInt(sealed.length).put(sealed).array();
    file.write(end, whole, 0, whole.length);
    end += whole.length;
    frames++;
  }

  private byte[] context(long number) {
    return Label.of("state frame").and(keys.number()).and(number).encoded();
  }

  /** Entries in the ledger when the newest rows were written. */
  long ledgerSize() {
    return ledgerSize;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
