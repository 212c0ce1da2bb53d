package org.chaperone.bench.mark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.chaperone.bench.report.Table;

/** Prints the report. */
record MarkTable(PrintStream out) {

  void print(MarkReport report) {
    out.println(report.machine().text());
    for (MarkReport.OfSize size : report.photographs()) {
      out.println(size.photographs() + " photographs of " + size.megapixels() + " MP");
    }
    out.println("Strength: " + name(report.strength()));
    report.notPossible().forEach(a -> out.println(name(a) + " cannot be done on this machine."));
    report.cost().ifPresent(this::cost);
    fidelity(report.fidelity());
    attacks(report.attacks());
    collusion(report.collusion());
    attackers(report.attackers());
    report.innocents().ifPresent(this::innocents);
  }

  private void section(String title, Table table, String note) {
    out.println();
    out.println(title);
    out.print(table.text());
    if (!note.isEmpty()) {
      out.println(note);
    }
  }

  private void cost(Cost.Costs costs) {
    Table table =
        new Table("MP", "coding ms/MP", "embedding ms/MP", "10,000 views s", "10,000 accounts s");
    Table detecting = new Table("leak", "MP", "hypotheses", "seconds");
    for (Cost.Row row : costs.rows()) {
      table.row(
          row.megapixels(),
          number(row.codingMs()),
          number(row.embeddingMs()),
          hundredths(row.manyViewsMs() / 1000),
          hundredths(row.manyAccountsMs() / 1000));
      for (Cost.Detecting d : row.detections()) {
        detecting.row(name(d.leak()), row.megapixels(), d.hypotheses(), hundredths(d.seconds()));
      }
    }
    section(
        "Cost, processor time of one thread",
        table,
        "Coding is decoding the rendition and encoding what is served; 10,000 views of 100 accounts, or of as many accounts, are what candidates cost beyond 100, in all ways of laying.");
    section(
        "Detection of one leak",
        detecting,
        "Peak heap, garbage included: " + costs.peakHeapMb() + " MB");
  }

  private void fidelity(List<Looks.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    Table table =
        new Table("pictures", "strength", "n", "PSNR lowest / median", "SSIM lowest / median");
    for (Looks.Row row : rows) {
      table.row(
          row.pictures(),
          name(row.strength()),
          row.n(),
          hundredths(row.psnrLowest()) + " / " + hundredths(row.psnrMedian()),
          String.format(Locale.ROOT, "%.4f / %.4f", row.ssimLowest(), row.ssimMedian()));
    }
    section("Marked against unmarked", table, "");
  }

  private void attacks(List<Attacks.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    Table table =
        new Table(
            "attack",
            "MP",
            "leaks",
            "account z",
            "view z",
            "account %",
            "view %",
            "named %",
            "wanted %",
            "innocents",
            "highest",
            "blind 64",
            "blind 61",
            "s");
    List<String> missed = new ArrayList<>();
    List<Attacks.Row> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparing(Attacks.Row::attack));
    for (Attacks.Row row : sorted) {
      table.row(
          name(row.attack()),
          row.megapixels(),
          row.leaks(),
          scores(row.account()),
          scores(row.view()),
          percent(row.accountNamed()),
          percent(row.viewNamed()),
          percent(row.named()),
          row.wanted() > 0 ? percent(row.wanted()) : "–",
          row.innocentsNamed(),
          number(row.highestInnocent()),
          percent(row.blindAll()),
          percent(row.blindNearly()),
          number(row.seconds()));
      if (row.isMissed()) {
        missed.add(name(row.attack()) + " at " + row.megapixels() + " MP");
      }
    }
    section(
        "Attacked views",
        table,
        "z: median / lowest. Blind: a plain blind watermark of 64 bits at the same PSNR, read whole, or at least 61 bits.");
    for (Attacks.Row row : sorted) {
      if (row.textured() < 1) {
        out.println(
            name(row.attack())
                + " at "
                + row.megapixels()
                + " MP: "
                + percent(row.textured())
                + " % of random places are textured, the others were not asked for");
      }
    }
    out.println(
        missed.isEmpty()
            ? "All that is wanted was named."
            : "Missed: " + String.join(", ", missed));
  }

  private void collusion(List<Collusion.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    Table table =
        new Table(
            "blend",
            "MP",
            "views",
            "leaks",
            "account z",
            "view z",
            "all named %",
            "named %",
            "innocents",
            "highest");
    List<String> missed = new ArrayList<>();
    for (Collusion.Row row : rows) {
      String blend = name(row.blend()) + (row.oneAccount() ? ", one account" : "");
      table.row(
          blend,
          row.megapixels(),
          row.views(),
          row.leaks(),
          scores(row.account()),
          scores(row.view()),
          percent(row.everybodyNamed()),
          percent(row.named()),
          row.innocentsNamed(),
          number(row.highestInnocent()));
      if (row.isMissed()) {
        missed.add(blend + " of " + row.views() + " at " + row.megapixels() + " MP");
      }
    }
    section("Collusion, at quality 75", table, "");
    out.println(
        missed.isEmpty()
            ? "All that is wanted was named."
            : "Missed: " + String.join(", ", missed));
  }

  private void attackers(List<Attackers.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    Table table =
        new Table(
            "attempt", "MP", "leaks", "account z", "view z", "named %", "PSNR left", "SSIM left");
    for (Attackers.Row row : rows) {
      table.row(
          name(row.attempt()),
          row.megapixels(),
          row.leaks(),
          scores(row.account()),
          scores(row.view()),
          percent(row.named()),
          number(row.psnr()),
          String.format(Locale.ROOT, "%.3f", row.ssim()));
    }
    section(
        "Attackers who know the method but no keys",
        table,
        "Left: against the rendition before it was marked, median.");
  }

  private void innocents(Innocents.Found found) {
    Table table = new Table("leaks", "pairs", "scores", "mean", "deviation", "highest");
    List<Innocents.Row> rows = new ArrayList<>(found.rows());
    rows.addAll(found.weightings());
    for (Innocents.Row row : rows) {
      table.row(
          row.leaks().toLowerCase(Locale.ROOT),
          row.pairs(),
          row.scores(),
          String.format(Locale.ROOT, "%.4f", row.mean()),
          String.format(Locale.ROOT, "%.4f", row.deviation()),
          hundredths(row.highest()));
    }
    section(
        "Innocent views, single scores of " + found.leaks() + " leaks",
        table,
        "Named: "
            + found.named()
            + "; one would be from "
            + hundredths(found.threshold())
            + " on.");
    Table correlations =
        new Table("correlation between", "kinds", "pairs", "farthest", "deviations", "of all");
    for (Innocents.Correlated c : found.correlations()) {
      correlations.row(
          c.what(),
          c.kinds(),
          c.n(),
          String.format(Locale.ROOT, "%.5f", c.mean()),
          hundredths(c.deviations()),
          hundredths(c.ofAll()));
    }
    section(
        "Scores that must know nothing of each other",
        correlations,
        "Deviations: of those that chance leaves of so many pairs; of all: their root mean square, 1 where nothing but chance is seen. Of 21 kinds one lies beyond 3 in one of 18 runs.");
  }

  private static String scores(Scores scores) {
    return number(scores.median()) + " / " + number(scores.lowest());
  }

  private static String name(Enum<?> of) {
    return of.name().toLowerCase(Locale.ROOT);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String hundredths(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f", 100 * share);
  }
}
