package org.chaperone.ledger.leaf;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.chaperone.ledger.encoding.Cbor;
import org.chaperone.ledger.encoding.CborFields;
import org.chaperone.ledger.encoding.MalformedException;

/**
 * What anybody may read of an entry.
 *
 * @param time milliseconds since 1970 by the keyholder's clock
 * @param kind what happened
 * @param scope of what, in a word: {@code display}, {@code roster}; letters, digits and hyphens, at
 *     most 32, or none
 * @param actor pseudonym of the account, {@value #PSEUDONYM_BYTES} bytes; all 0 for the keyholder
 *     itself
 * @param objects how many photographs, or rows of the roster
 * @param budgetAfter patients that the actor may still open in the current window; 0 where no
 *     budget counts
 */
public record ClearPart(
    long time, LeafKind kind, String scope, byte[] actor, long objects, long budgetAfter) {

  /** Bytes in a pseudonym. */
  public static final int PSEUDONYM_BYTES = 16;

  private static final int VERSION = 1;
  private static final Pattern WORD = Pattern.compile("[a-z0-9-]{0,32}");

  /** Checks the ranges and copies the pseudonym. */
  public ClearPart {
    actor = actor.clone();
    if (time < 0
        || objects < 0
        || budgetAfter < 0
        || actor.length != PSEUDONYM_BYTES
        || !WORD.matcher(scope).matches()) {
      throw new IllegalArgumentException("An entry's clear part is out of range.");
    }
  }

  @Override
  public byte[] actor() {
    return actor.clone();
  }

  /** The pseudonym in hexadecimals. */
  public String actorText() {
    return HexFormat.of().formatHex(actor);
  }

  Map<Long, Cbor> fields() {
    Map<Long, Cbor> fields = new TreeMap<>();
    fields.put(1L, Cbor.of(VERSION));
    fields.put(2L, Cbor.of(time));
    fields.put(3L, Cbor.of(kind.word()));
    fields.put(4L, Cbor.of(scope));
    fields.put(5L, Cbor.of(actor));
    fields.put(6L, Cbor.of(objects));
    fields.put(7L, Cbor.of(budgetAfter));
    return fields;
  }

  static ClearPart read(CborFields fields) throws MalformedException {
    long version = fields.number(1);
    if (version != VERSION) {
      throw new MalformedException("An entry has version " + version + ", which is unknown here.");
    }
    long time = fields.number(2);
    String word = fields.text(3);
    LeafKind kind =
        LeafKind.of(word)
            .orElseThrow(() -> new MalformedException("An entry is of an unknown kind."));
    try {
      return new ClearPart(
          time,
          kind,
          fields.text(4),
          fields.bytes(5, PSEUDONYM_BYTES),
          fields.number(6),
          fields.number(7));
    } catch (IllegalArgumentException e) {
      throw new MalformedException(String.valueOf(e.getMessage()));
    }
  }
}
