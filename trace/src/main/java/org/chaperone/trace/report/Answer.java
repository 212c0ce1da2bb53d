package org.chaperone.trace.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A trace's answer in plain words.
 *
 * @param headline one sentence: how much of the leak shows how many photographs
 * @param details further sentences: what needs a person's eye, what was not found and what could
 *     not be searched; possibly empty
 */
public record Answer(String headline, List<String> details) {

  /** The answer that a report gives. */
  public static Answer of(TraceReport report) {
    var counts = report.summary();
    return new Answer(headline(report), details(report, counts));
  }

  /** Headline and details as one paragraph. */
  public String paragraph() {
    return String.join(" ", headline, String.join(" ", details)).strip();
  }

  private static String headline(TraceReport report) {
    var counts = report.summary();
    int shown = counts.exact() + counts.copy();
    String archive = photographs(report.archive().photographs());
    if (counts.pictures() == 0) {
      return "The leak holds no pictures to compare with your " + archive + ".";
    }
    if (shown == 0) {
      return counts.pictures() == 1
          ? "The leaked picture was not found to be a copy of any of your " + archive + "."
          : "None of the %s was found to be a copy of any of your %s."
              .formatted(pictures(counts.pictures()), archive);
    }
    return "%s of %s %s %s of your %s."
        .formatted(
            number(shown),
            pictures(counts.pictures()),
            shown == 1 ? "shows" : "show",
            number(counts.photographsAffected()),
            archive);
  }

  private static List<String> details(TraceReport report, TraceReport.Summary counts) {
    List<String> details = new ArrayList<>();
    report.marks().ifPresent(notes -> details.add(named(report)));
    if (counts.series() > 0) {
      details.add(
          counts.series() == 1
              ? "1 needs a person’s eye: the same scene as one of your photographs, in another"
                  + " shot."
              : number(counts.series())
                  + " need a person’s eye: the same scene as one of your photographs, in another"
                  + " shot.");
    }
    if (counts.none() > 0) {
      details.add("No match was found for " + number(counts.none()) + ".");
    }
    if (counts.unreadable() > 0) {
      details.add(number(counts.unreadable()) + " could not be read.");
    }
    if (counts.other() > 0) {
      details.add(
          counts.other() == 1
              ? "1 other file of the leak is no picture and was not compared."
              : number(counts.other())
                  + " other files of the leak are no pictures and were not compared.");
    }
    int unread = report.archive().unreadable().size();
    if (unread > 0) {
      details.add(
          unread == 1
              ? "1 file of your archive could not be read, so it was not searched for."
              : number(unread)
                  + " files of your archive could not be read, so they were not searched for.");
    }
    return List.copyOf(details);
  }

  private static String named(TraceReport report) {
    Set<Long> views = new HashSet<>();
    Set<String> accounts = new HashSet<>();
    for (TraceReport.Item item : report.items()) {
      for (TraceReport.Match match : item.matches()) {
        for (NamedView view : match.views()) {
          view.ledgerIndex().ifPresent(views::add);
          accounts.add(view.account());
        }
      }
    }
    if (accounts.isEmpty()) {
      return "Marks name no view.";
    }
    String who = number(accounts.size()) + (accounts.size() == 1 ? " account" : " accounts");
    if (views.isEmpty()) {
      return "Marks name " + who + ", and no single view.";
    }
    return "Marks name "
        + number(views.size())
        + (views.size() == 1 ? " view of " : " views of ")
        + who
        + ".";
  }

  private static String pictures(int count) {
    return number(count) + (count == 1 ? " leaked picture" : " leaked pictures");
  }

  private static String photographs(int count) {
    return number(count) + (count == 1 ? " photograph" : " photographs");
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
