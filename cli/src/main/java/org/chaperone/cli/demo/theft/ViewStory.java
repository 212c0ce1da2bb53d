package org.chaperone.cli.demo.theft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.chaperone.cli.terminal.Paragraph;
import org.chaperone.trace.report.NamedView;
import org.chaperone.trace.report.TraceReport;

/** What the marks say of a leak, in sentences, and whether it is true. */
final class ViewStory {

  private ViewStory() {}

  static List<String> of(ViewLeak leak, TraceReport report, Path page) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(
        Paragraph.wrapped(
            "And no copy is like another. Four doctors, "
                + String.join(", ", SealedClinic.COLLEAGUES)
                + ", looked at the same photograph; each got it with a mark of that view, which"
                + " nobody sees. What "
                + ViewLeak.LEAKER
                + " got leaks, and an average of three of their copies. The trace, under a case that"
                + " two people opened, names:",
            ""));
    boolean isRight = true;
    for (ViewLeak.Leaked leaked : leak.files()) {
      List<NamedView> views = named(report, leaked.name());
      Set<String> accounts = new TreeSet<>();
      views.forEach(view -> accounts.add(view.account()));
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-31s  %s%s",
              leaked.what(),
              accounts.isEmpty() ? "nobody" : String.join(", ", accounts),
              entry(views)));
      isRight &= accounts.equals(leaked.accounts()) && isRightView(leak, leaked, views);
    }
    lines.addAll(
        Paragraph.wrapped(
            isRight
                ? "That is right, by account and by entry of the ledger; "
                    + ViewLeak.INNOCENT
                    + ", who saw the same photograph, is named nowhere. The chance that any innocent"
                    + " view would be named so is at most 10^-9; what a name proves and what not is"
                    + " in the report: "
                    + page
                : "THAT IS NOT WHAT LEAKED. It must not be; please report it. The report: " + page,
            ""));
    return lines;
  }

  private static List<NamedView> named(TraceReport report, String file) {
    return report.items().stream()
        .filter(item -> item.path().endsWith(file))
        .flatMap(item -> item.matches().stream())
        .flatMap(match -> match.views().stream())
        .toList();
  }

  private static boolean isRightView(ViewLeak leak, ViewLeak.Leaked leaked, List<NamedView> views) {
    return leaked.accounts().size() > 1
        || views.stream()
            .flatMap(view -> view.ledgerIndex().stream())
            .allMatch(index -> index == leak.ledgerIndex());
  }

  private static String entry(List<NamedView> views) {
    List<String> entries =
        views.stream()
            .filter(view -> view.part() == NamedView.Part.VIEW)
            .flatMap(view -> view.ledgerIndex().stream())
            .map(String::valueOf)
            .distinct()
            .toList();
    return switch (entries.size()) {
      case 0 -> "";
      case 1 -> ", entry " + entries.getFirst() + " of the ledger";
      default -> ", entries " + String.join(", ", entries);
    };
  }
}
