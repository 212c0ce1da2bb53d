package org.chaperone.trace.attribution;

import java.util.List;
import java.util.Locale;
import org.chaperone.trace.report.MarkEvidence;
import org.chaperone.trace.report.NamedView;
import org.chaperone.trace.report.NamedView.Part;
import org.chaperone.trace.report.TraceReport.Verdict;

/** What marks say, in words that claim no more than they can. */
final class MarkWords {

  /** How to read a named view, for every report that looked for marks. */
  static final List<String> MEANING =
      List.of(
          "A named view means: a rendition served in this view is in this leak. It names a copy, not"
              + " a hand: it does not say who took it from the screen, or whether the account was in"
              + " the hands of its owner.",
          "Whoever holds two accounts’ copies of the same photograph can add the mark of one to the"
              + " other (the copy attack). Then both are named. Look at the ledger, the session and"
              + " the place before you speak to anybody.",
          "The account’s part says that views of this account are in the leak, also when several"
              + " were averaged; the view’s part says which.",
          "No named view clears nobody: a copy may be older than the marks, may come from an"
              + " original, or may be damaged beyond what a mark survives.");

  static final String COPY_BY_MARK =
      "It carries the mark of a view of this photograph, so it was made from it.";

  private MarkWords() {}

  /** What came of looking for marks in one match. */
  static String of(MarkEvidence evidence, Verdict verdict, List<NamedView> named) {
    if (verdict == Verdict.EXACT) {
      return "The bytes of the original file: no view serves those. It left by an approved export,"
          + " or from a place outside the vault.";
    }
    if (verdict == Verdict.SERIES && evidence.keysTried() == 0) {
      return "Marks were not looked for: the leak shows another photograph of this scene more"
          + " surely.";
    }
    if (evidence.views() == 0) {
      return "No view of this photograph was ever served: the copy comes from an original.";
    }
    if (evidence.keysTried() == 0) {
      return "Marks could not be looked for: the rendition that was served is lost or damaged.";
    }
    if (named.isEmpty()) {
      return String.format(
          Locale.ROOT,
          "None of the %d views on record is named (highest z %.1f, needed %.1f): the copy is older"
              + " than the marks, comes from an original, or is damaged too much.",
          evidence.views(),
          evidence.strongest(),
          evidence.threshold());
    }
    boolean isViewKnown = named.stream().anyMatch(view -> view.part() == Part.VIEW);
    return isViewKnown
        ? "A rendition served in "
            + (named.stream().filter(view -> view.part() == Part.VIEW).count() == 1
                ? "this view"
                : "each of these views")
            + " is in this leak."
        : "A rendition served to this account is in this leak; which of its views, the mark does not"
            + " say.";
  }
}
