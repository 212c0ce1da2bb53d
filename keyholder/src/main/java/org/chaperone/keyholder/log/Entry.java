package org.chaperone.keyholder.log;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.id.Pseudonym;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.ledger.leaf.Details;
import org.chaperone.ledger.leaf.LeafKind;

/**
 * What is to be written into the ledger.
 *
 * @param scope of what, in a word that anybody may read
 * @param actor who did it; {@link #KEYHOLDER} when nobody did
 * @param objects how many photographs or rows
 * @param budgetAfter patients that the actor may still open
 */
public record Entry(
    LeafKind kind,
    String scope,
    Pseudonym actor,
    long objects,
    long budgetAfter,
    Optional<PatientId> patient,
    List<PhotographId> photographs,
    Optional<String> renditions,
    Optional<SessionId> session,
    Optional<String> reason,
    Optional<CaseId> investigation,
    Map<String, String> facts) {

  /** The keyholder itself. */
  public static final Pseudonym KEYHOLDER = new Pseudonym(new Id128(0, 0));

  /** Something that concerns no patient. */
  public static Entry of(
      LeafKind kind,
      String scope,
      Pseudonym actor,
      Optional<SessionId> session,
      Map<String, String> facts) {
    return new Entry(
        kind,
        scope,
        actor,
        0,
        0,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        session,
        Optional.empty(),
        Optional.empty(),
        facts);
  }

  Details details() {
    return new Details(
        patient.map(PatientId::bytes),
        photographs.stream().map(PhotographId::bytes).toList(),
        renditions,
        session.map(SessionId::bytes),
        reason.filter(text -> !text.isEmpty()),
        investigation.map(CaseId::bytes),
        facts);
  }
}
