package org.chaperone.cli.ledger;

import java.time.Instant;
import java.util.Locale;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.leaf.ClearPart;
import org.chaperone.ledger.leaf.Leaf;

/** What anybody may read of an entry, on one line. */
final class EntryLine {

  private EntryLine() {}

  static String of(long index, byte[] entry) {
    ClearPart clear;
    try {
      clear = Leaf.parse(entry).clear();
    } catch (MalformedException e) {
      return "%8d  %d bytes that are no entry of Chaperone".formatted(index, entry.length);
    }
    return String.format(
        Locale.ROOT,
        "%8d  %s  %-11s %-12s %4d  %s  %d left",
        index,
        Instant.ofEpochMilli(clear.time()),
        clear.kind().word(),
        clear.scope(),
        clear.objects(),
        clear.actorText(),
        clear.budgetAfter());
  }
}
