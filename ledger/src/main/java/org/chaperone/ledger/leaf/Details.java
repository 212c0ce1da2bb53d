package org.chaperone.ledger.leaf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chaperone.ledger.encoding.Cbor;
import org.chaperone.ledger.encoding.CborFields;
import org.chaperone.ledger.encoding.MalformedException;

/**
 * What only those concerned may read of an entry. Ids have {@value #ID_BYTES} random bytes.
 *
 * @param patient whose photographs
 * @param photographs which
 * @param rendition of what size or crop the keys were
 * @param session of which sign-in
 * @param reason in the words of whoever asked
 * @param caseId for which investigation
 * @param facts anything else, by name
 */
public record Details(
    Optional<byte[]> patient,
    List<byte[]> photographs,
    Optional<String> rendition,
    Optional<byte[]> session,
    Optional<String> reason,
    Optional<byte[]> caseId,
    Map<String, String> facts) {

  /** Bytes in an id. */
  public static final int ID_BYTES = 16;

  /** Copies the collections and checks the ids' lengths. */
  public Details {
    photographs = List.copyOf(photographs);
    facts = Map.copyOf(facts);
    List<byte[]> ids = new ArrayList<>(photographs);
    patient.ifPresent(ids::add);
    session.ifPresent(ids::add);
    caseId.ifPresent(ids::add);
    if (ids.stream().anyMatch(id -> id.length != ID_BYTES)) {
      throw new IllegalArgumentException("An id has " + ID_BYTES + " bytes.");
    }
  }

  /** Facts alone. */
  public static Details of(Map<String, String> facts) {
    return new Details(
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        facts);
  }

  byte[] bytes() {
    Map<Long, Cbor> fields = new TreeMap<>();
    patient.ifPresent(id -> fields.put(1L, Cbor.of(id)));
    fields.put(2L, new Cbor.Items(photographs.stream().map(Cbor::of).toList()));
    rendition.ifPresent(text -> fields.put(3L, Cbor.of(text)));
    session.ifPresent(id -> fields.put(4L, Cbor.of(id)));
    reason.ifPresent(text -> fields.put(5L, Cbor.of(text)));
    caseId.ifPresent(id -> fields.put(6L, Cbor.of(id)));
    List<Cbor> named = new ArrayList<>();
    new TreeMap<>(facts)
        .forEach((name, value) -> named.addAll(List.of(Cbor.of(name), Cbor.of(value))));
    fields.put(7L, new Cbor.Items(named));
    return new Cbor.Fields(fields).bytes();
  }

  static Details read(byte[] bytes) throws MalformedException {
    CborFields fields = new CborFields("An entry's details", Cbor.read(bytes));
    Details details =
        new Details(
            fields.optionalBytes(1, ID_BYTES),
            fields.listOfBytes(2, ID_BYTES),
            fields.optionalText(3),
            fields.optionalBytes(4, ID_BYTES),
            fields.optionalText(5),
            fields.optionalBytes(6, ID_BYTES),
            facts(fields.items(7)));
    fields.end();
    if (!Arrays.equals(bytes, details.bytes())) {
      throw new MalformedException("An entry's details are not in their one form.");
    }
    return details;
  }

  private static Map<String, String> facts(List<Cbor> named) throws MalformedException {
    Map<String, String> facts = new TreeMap<>();
    for (int i = 0; i + 1 < named.size(); i += 2) {
      if (named.get(i) instanceof Cbor.Text(String name)
          && named.get(i + 1) instanceof Cbor.Text(String value)) {
        facts.put(name, value);
      } else {
        throw new MalformedException("A fact is a name and a text.");
      }
    }
    return facts;
  }
}
