package org.chaperone.ledger.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chaperone.ledger.encoding.Cbor;
import org.chaperone.ledger.encoding.CborFields;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.leaf.LeafKey;
import org.chaperone.ledger.note.SignedNote;
import org.chaperone.ledger.tree.Hash;

/**
 * Evidence in one file; docs/formats.md has every field. It proves nothing before {@link
 * EvidenceCheck} has computed it again.
 *
 * @param claim what it says
 * @param before checkpoint at or before the range's beginning; none for the empty tree
 * @param after checkpoint at or after the range's end
 * @param consistency proof from one to the other; no hashes from the empty tree
 * @param leaves every entry between the two checkpoints
 * @param openings keys of entries, by index
 * @param patientKeys log keys of patients, each 32 bytes, with which any of their entries opens
 */
public record EvidenceBundle(
    Claim claim,
    Optional<SignedNote> before,
    SignedNote after,
    List<Hash> consistency,
    List<byte[]> leaves,
    Map<Long, LeafKey> openings,
    List<byte[]> patientKeys) {

  /** The usual end of a bundle's name. */
  public static final String SUFFIX = ".evidence";

  private static final String FORMAT = "chaperone-evidence/1";

  /** Copies the collections. */
  public EvidenceBundle {
    consistency = List.copyOf(consistency);
    leaves = List.copyOf(leaves);
    openings = Map.copyOf(openings);
    patientKeys = List.copyOf(patientKeys);
  }

  /** The file. */
  public byte[] bytes() {
    Map<Long, Cbor> fields = new TreeMap<>();
    fields.put(1L, Cbor.of(FORMAT));
    fields.put(2L, claim.item());
    before.ifPresent(note -> fields.put(3L, Cbor.of(note.bytes())));
    fields.put(4L, Cbor.of(after.bytes()));
    fields.put(5L, list(consistency.stream().map(Hash::bytes).toList()));
    fields.put(6L, list(leaves));
    Map<Long, Cbor> keys = new TreeMap<>();
    openings.forEach((index, key) -> keys.put(index, Cbor.of(key.bytes())));
    fields.put(7L, new Cbor.Fields(keys));
    fields.put(8L, list(patientKeys));
    return new Cbor.Fields(fields).bytes();
  }

  private static Cbor list(List<byte[]> all) {
    return new Cbor.Items(all.stream().map(Cbor::of).toList());
  }

  /**
   * Reads a file.
   *
   * @throws MalformedException when the bytes are not exactly what {@link #bytes} makes
   */
  public static EvidenceBundle parse(byte[] bytes) throws MalformedException {
    CborFields fields = new CborFields("A bundle", Cbor.read(bytes));
    if (!fields.text(1).equals(FORMAT)) {
      throw new MalformedException("This is no bundle of " + FORMAT + ".");
    }
    EvidenceBundle bundle =
        new EvidenceBundle(
            Claim.read(fields.item(2)),
            before(fields),
            SignedNote.parse(fields.bytes(4)),
            hashes(fields.listOfBytes(5, Hash.BYTES)),
            fields.listOfBytes(6),
            openings(fields.item(7)),
            fields.listOfBytes(8, LeafKey.BYTES));
    fields.end();
    if (!Arrays.equals(bytes, bundle.bytes())) {
      throw new MalformedException("The bundle is not in its one form.");
    }
    return bundle;
  }

  private static Optional<SignedNote> before(CborFields fields) throws MalformedException {
    Optional<byte[]> note = fields.optionalBytes(3);
    return note.isPresent() ? Optional.of(SignedNote.parse(note.get())) : Optional.empty();
  }

  private static List<Hash> hashes(List<byte[]> all) {
    return all.stream().map(Hash::of).toList();
  }

  private static Map<Long, LeafKey> openings(Cbor item) throws MalformedException {
    if (!(item instanceof Cbor.Fields(Map<Long, Cbor> keys))) {
      throw new MalformedException("A bundle's openings are a map.");
    }
    CborFields fields = new CborFields("A bundle's openings", item);
    Map<Long, LeafKey> openings = new TreeMap<>();
    for (long index : new ArrayList<>(keys.keySet())) {
      openings.put(index, LeafKey.of(fields.bytes(index, LeafKey.BYTES)));
    }
    return openings;
  }
}
