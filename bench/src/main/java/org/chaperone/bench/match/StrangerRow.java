package org.chaperone.bench.match;

import java.util.ArrayList;
import java.util.List;
import org.chaperone.trace.match.Match;

/**
 * What was said about pictures that are no copies of anything in the archive.
 *
 * @param pictures what they are
 * @param queries how many
 * @param copy reported as a copy of some photograph, which is wrong
 * @param series reported as another shot of the same scene, and not as a copy
 * @param none nothing reported
 * @param pdq accepted by PDQ, which is wrong
 * @param copies each copy reported
 */
record StrangerRow(
    String pictures, int queries, int copy, int series, int none, int pdq, List<Accepted> copies) {

  /** Counts the answers about one kind of pictures; for one thread. */
  static final class Tally {

    private final String pictures;
    private final Originals archived;
    private int queries;
    private int copy;
    private int series;
    private int pdq;
    private final List<Accepted> copies = new ArrayList<>();

    Tally(String pictures, Originals archived) {
      this.pictures = pictures;
      this.archived = archived;
    }

    void count(String query, String attack, Contest.Answer answer) {
      queries++;
      if (!answer.copies().isEmpty()) {
        copy++;
      } else if (!answer.matches().isEmpty()) {
        series++;
      }
      if (!answer.pdq().isEmpty()) {
        pdq++;
      }
      for (Match m : answer.copies()) {
        copies.add(new Accepted(query, attack, archived.name(m.photograph()), m.score()));
      }
    }

    StrangerRow row() {
      return new StrangerRow(
          pictures, queries, copy, series, queries - copy - series, pdq, List.copyOf(copies));
    }
  }
}
