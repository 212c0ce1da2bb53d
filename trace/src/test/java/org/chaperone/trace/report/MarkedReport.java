package org.chaperone.trace.report;

import java.util.List;
import java.util.Optional;
import org.chaperone.trace.report.NamedView.Part;
import org.chaperone.trace.report.TraceReport.ArchiveSummary;
import org.chaperone.trace.report.TraceReport.Item;
import org.chaperone.trace.report.TraceReport.Match;
import org.chaperone.trace.report.TraceReport.Verdict;

/** A report of a vault, with what marks name in it. */
final class MarkedReport {

  static final String HOSTILE = "=Dora </script><b>\u202E";

  private MarkedReport() {}

  static NamedView view(String account, double z, double bound) {
    return new NamedView(
        Optional.of(48_213L),
        List.of(),
        account,
        Optional.of("2026-03-02T18:00:01.250Z"),
        Optional.of("00112233445566778899aabbccddeeff"),
        "display",
        z,
        bound,
        Part.VIEW);
  }

  static NamedView account(String account, long... among) {
    return new NamedView(
        Optional.empty(),
        java.util.Arrays.stream(among).boxed().toList(),
        account,
        Optional.empty(),
        Optional.empty(),
        "display",
        31.4,
        3e-200,
        Part.ACCOUNT);
  }

  static Match match(String photograph, Verdict verdict) {
    return new Match(
        photograph,
        verdict,
        .9,
        100,
        Warp.NONE.region(800, 600),
        Warp.NONE.numbers(),
        false,
        "100 of 110 places compared show the same thing.");
  }

  static TraceReport of(String name) {
    MarkEvidence evidence =
        new MarkEvidence(
            12, 4, 16, 36, 6.9, 57.2, "A rendition served in this view is in this leak.");
    Match named =
        match("ab12", Verdict.COPY)
            .marked(
                Verdict.COPY,
                "100 of 110 places compared show the same thing.",
                List.of(view(name, 57.2, NamedView.LEAST), account(name, 48_213, 48_299)),
                Optional.of(evidence));
    Match none =
        match("cd34", Verdict.COPY)
            .marked(
                Verdict.COPY,
                "why",
                List.of(),
                Optional.of(evidence.saying("None of the 12 views on record is named.")));
    return TraceReport.of(
            new ArchiveSummary("/srv/vault", 2, List.of()),
            List.of(
                new Item("leak/a.jpg", "aa", Verdict.COPY, List.of(named), "It was made from one."),
                new Item("leak/b.jpg", "bb", Verdict.COPY, List.of(none), "It was made from one."),
                new Item("leak/c.jpg", "cc", Verdict.NONE, List.of(), "None.")),
            0)
        .with(new MarkNotes(1152, 1e-9, List.of("What it means.", "The copy attack.")));
  }
}
