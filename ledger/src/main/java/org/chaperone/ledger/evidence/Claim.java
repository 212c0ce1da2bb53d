package org.chaperone.ledger.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chaperone.ledger.encoding.Cbor;
import org.chaperone.ledger.encoding.CborFields;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.leaf.ClearPart;
import org.chaperone.ledger.leaf.Details;
import org.chaperone.ledger.leaf.LeafKind;

/**
 * What a bundle says: of the entries in a range, these, and only these, are of such kinds, by such
 * actors, in such a time, about such patients.
 *
 * @param from index of the range's first entry
 * @param to index after its last
 * @param kinds which kinds; none means any
 * @param actors pseudonyms of {@value ClearPart#PSEUDONYM_BYTES} bytes; none means any
 * @param notBefore milliseconds since 1970 by the keyholder's clock
 * @param before the same; entries at this moment are outside
 * @param patients ids of {@value Details#ID_BYTES} bytes; none means any, and then either every
 *     entry that matches is opened, or none is and the claim is about clear parts alone
 */
public record Claim(
    long from,
    long to,
    Set<LeafKind> kinds,
    List<byte[]> actors,
    OptionalLong notBefore,
    OptionalLong before,
    List<byte[]> patients) {

  /** Copies the collections and checks the ranges. */
  public Claim {
    kinds = Set.copyOf(kinds);
    actors = List.copyOf(actors);
    patients = List.copyOf(patients);
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("A claim is about a range of entries.");
    }
  }

  /** All entries of a range. */
  public static Claim all(long from, long to) {
    return new Claim(
        from, to, Set.of(), List.of(), OptionalLong.empty(), OptionalLong.empty(), List.of());
  }

  /** Whether an entry is one that the claim is about, as far as its clear part tells. */
  public boolean matches(long index, ClearPart clear) {
    return index >= from
        && index < to
        && (kinds.isEmpty() || kinds.contains(clear.kind()))
        && (actors.isEmpty() || contains(actors, clear.actor()))
        && clear.time() >= notBefore.orElse(Long.MIN_VALUE)
        && clear.time() < before.orElse(Long.MAX_VALUE);
  }

  /** Whether opened details are about one of the patients. */
  boolean concerns(Details details) {
    Optional<byte[]> patient = details.patient();
    return patients.isEmpty() || (patient.isPresent() && contains(patients, patient.get()));
  }

  private static boolean contains(List<byte[]> all, byte[] wanted) {
    return all.stream().anyMatch(one -> Arrays.equals(one, wanted));
  }

  /** The claim in one sentence, without its end. */
  public String inWords() {
    StringBuilder words = new StringBuilder();
    words.append(from == to ? "no entries" : "entries " + from + " to " + (to - 1));
    if (!kinds.isEmpty()) {
      words.append(" of kind ");
      words.append(kinds.stream().map(LeafKind::word).sorted().collect(Collectors.joining(", ")));
    }
    if (!actors.isEmpty()) {
      words.append(" by ").append(hex(actors));
    }
    notBefore.ifPresent(time -> words.append(" from ").append(Instant.ofEpochMilli(time)));
    before.ifPresent(time -> words.append(" until ").append(Instant.ofEpochMilli(time)));
    if (!patients.isEmpty()) {
      words.append(" about patient ").append(hex(patients));
    }
    return words.toString();
  }

  private static String hex(List<byte[]> ids) {
    return ids.stream().map(HexFormat.of()::formatHex).collect(Collectors.joining(", "));
  }

  Cbor item() {
    Map<Long, Cbor> fields = new TreeMap<>();
    fields.put(1L, Cbor.of(from));
    fields.put(2L, Cbor.of(to));
    fields.put(
        3L, new Cbor.Items(kinds.stream().map(LeafKind::word).sorted().map(Cbor::of).toList()));
    fields.put(4L, new Cbor.Items(actors.stream().map(Cbor::of).toList()));
    notBefore.ifPresent(time -> fields.put(5L, Cbor.of(time)));
    before.ifPresent(time -> fields.put(6L, Cbor.of(time)));
    fields.put(7L, new Cbor.Items(patients.stream().map(Cbor::of).toList()));
    return new Cbor.Fields(fields);
  }

  static Claim read(Cbor item) throws MalformedException {
    CborFields fields = new CborFields("A claim", item);
    List<LeafKind> kinds = new ArrayList<>();
    for (Cbor kind : fields.items(3)) {
      kinds.add(kind(kind));
    }
    Claim claim;
    try {
      claim =
          new Claim(
              fields.number(1),
              fields.number(2),
              Set.copyOf(kinds),
              fields.listOfBytes(4, ClearPart.PSEUDONYM_BYTES),
              fields.optionalNumber(5),
              fields.optionalNumber(6),
              fields.listOfBytes(7, Details.ID_BYTES));
    } catch (IllegalArgumentException e) {
      throw new MalformedException(String.valueOf(e.getMessage()));
    }
    fields.end();
    return claim;
  }

  private static LeafKind kind(Cbor item) throws MalformedException {
    Optional<LeafKind> kind =
        item instanceof Cbor.Text(String word) ? LeafKind.of(word) : Optional.empty();
    return kind.orElseThrow(() -> new MalformedException("A claim names an unknown kind."));
  }
}
