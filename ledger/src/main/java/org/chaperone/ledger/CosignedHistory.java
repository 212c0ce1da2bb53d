package org.chaperone.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.chaperone.ledger.disk.Disk;
import org.chaperone.ledger.disk.DiskFile;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.note.SignedNote;

/**
 * Cosigned checkpoints of the past, about an hour apart, each after its length in 4 bytes. Evidence
 * of a range needs them; the ledger itself does not.
 */
final class CosignedHistory {

  /** The file's name in the ledger's folder. */
  static final String NAME = "cosigned";

  private static final Duration APART = Duration.ofHours(1);

  private final Disk disk;
  private final Path file;
  private final InstantSource clock;
  private Instant last = Instant.EPOCH;

  /** Where the whole ones end; not looked up yet when negative. */
  private long end = -1;

  CosignedHistory(Disk disk, Path file, InstantSource clock) {
    this.disk = disk;
    this.file = file;
    this.clock = clock;
  }

  /** Keeps a checkpoint, unless one was kept a short while ago. */
  synchronized void offer(SignedNote note) throws IOException {
    Instant now = clock.instant();
    if (Duration.between(last, now).abs().compareTo(APART) < 0) {
      return;
    }
    if (end < 0) {
      end = all().stream().mapToLong(kept -> Integer.BYTES + kept.bytes().length).sum();
    }
    byte[] bytes = note.bytes();
    byte[] entry =
        ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes).array();
    try (DiskFile open = disk.open(file)) {
      open.truncate(end);
      open.write(end, entry, 0, entry.length);
      open.force();
    }
    end += entry.length;
    last = now;
  }

  /** All that were kept, oldest first; one that a crash left unfinished at the end is left out. */
  synchronized List<SignedNote> all() throws IOException {
    List<SignedNote> notes = new ArrayList<>();
    if (!disk.exists(file)) {
      return notes;
    }
    ByteBuffer bytes = ByteBuffer.wrap(disk.readWhole(file, Integer.MAX_VALUE - 8));
    while (bytes.remaining() > Integer.BYTES) {
      int length = bytes.getInt();
      if (length < 0 || length > bytes.remaining()) {
        break;
      }
      byte[] note = new byte[length];
      bytes.get(note);
      try {
        notes.add(SignedNote.parse(note));
      } catch (MalformedException e) {
        break;
      }
    }
    return notes;
  }
}
