package org.chaperone.verifier;

import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chaperone.ledger.evidence.EvidenceBundle;
import org.chaperone.ledger.evidence.EvidenceVerdict.Holds;
import org.chaperone.ledger.evidence.EvidenceVerdict.OpenedEntry;
import org.chaperone.ledger.evidence.Trust;
import org.chaperone.ledger.leaf.ClearPart;
import org.chaperone.ledger.leaf.Details;

/** A bundle that holds, in sentences. */
record BundleReport(EvidenceBundle bundle, Trust trust, Holds holds) {

  private static final HexFormat HEX = HexFormat.of();

  void print(PrintStream out) {
    out.println("The claim holds.");
    out.printf(
        "Of %s, the ledger %s holds %d, these and only these:%n",
        bundle.claim().inWords(),
        Printable.of(trust.log().name()),
        holds.opened().size() + holds.closed().size());
    holds.opened().forEach(entry -> out.println("  " + Printable.of(line(entry))));
    holds
        .closed()
        .forEach(entry -> out.println("  " + line(entry.index(), entry.clear()) + ", closed"));
    out.println(rest());
    out.println(witnesses());
    holds.cautions().forEach(caution -> out.println("Note: " + Printable.of(caution)));
  }

  private static String line(OpenedEntry entry) {
    Details details = entry.details();
    List<String> parts = new ArrayList<>();
    parts.add(line(entry.index(), entry.clear()));
    details.patient().ifPresent(id -> parts.add("patient " + HEX.formatHex(id)));
    if (!details.photographs().isEmpty()) {
      parts.add(
          details.photographs().stream()
              .map(HEX::formatHex)
              .collect(Collectors.joining(" ", "photographs ", "")));
    }
    details.rendition().ifPresent(rendition -> parts.add("rendition " + rendition));
    details.session().ifPresent(id -> parts.add("session " + HEX.formatHex(id)));
    details.caseId().ifPresent(id -> parts.add("case " + HEX.formatHex(id)));
    details.reason().ifPresent(reason -> parts.add("reason \"" + reason + '"'));
    new TreeMap<>(details.facts()).forEach((name, value) -> parts.add(name + " " + value));
    return String.join(", ", parts);
  }

  private static String line(long index, ClearPart clear) {
    String scope = clear.scope().isEmpty() ? "" : " (" + clear.scope() + ")";
    return "entry %d, %s, %s%s of %d by %s"
        .formatted(
            index,
            Instant.ofEpochMilli(clear.time()),
            clear.kind().word(),
            scope,
            clear.objects(),
            clear.actorText());
  }

  private String rest() {
    return switch (holds.rest()) {
      case NOTHING_CLOSED -> "No other entry of the range matches the claim, and all are opened.";
      case CLEAR_PARTS_ONLY ->
          "No other entry of the range matches the claim. None is opened: it is about what is in clear.";
      case PATIENT_KEYS ->
          "The log keys of the claim's patients do not open the closed ones: those are about others.";
      case KEYHOLDERS_WORD ->
          "That the closed ones are about other patients rests on the keyholder's word.";
    };
  }

  private String witnesses() {
    if (trust.witnessesNeeded() == 0) {
      return "No witness was asked for: whoever holds the ledger's key could have rewritten it before this file was made.";
    }
    String until = holds.until().map(Instant::toString).orElse("an unknown time");
    return holds
        .since()
        .map(
            since ->
                "Witnesses cosigned the ledger up to the range on %s, and with all of it on %s; it has not been rewritten since then."
                    .formatted(since, until))
        .orElse(
            "The bundle begins with the ledger's first entry, and witnesses cosigned all of it on %s; it has not been rewritten since then."
                .formatted(until));
  }
}
