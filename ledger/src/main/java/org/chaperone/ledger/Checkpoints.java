package org.chaperone.ledger;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.note.Checkpoint;
import org.chaperone.ledger.note.SignedNote;

/** Signed checkpoints of one ledger, by size. */
final class Checkpoints {

  private final TreeMap<Long, SignedNote> bySize = new TreeMap<>();

  Checkpoints(List<SignedNote> notes) throws MalformedException {
    for (SignedNote note : notes) {
      bySize.put(Checkpoint.parse(note.text()).size(), note);
    }
  }

  Optional<SignedNote> newestUpTo(long size) {
    return Optional.ofNullable(bySize.floorEntry(size)).map(entry -> entry.getValue());
  }

  Optional<SignedNote> oldestFrom(long size) {
    return Optional.ofNullable(bySize.ceilingEntry(size)).map(entry -> entry.getValue());
  }
}
