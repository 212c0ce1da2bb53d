package org.chaperone.keyholder.roster;

import java.util.List;
import org.chaperone.keyholder.id.PatientId;

/**
 * A search of the roster.
 *
 * @param text words, each of which must begin a word of the entry, at most {@value
 *     RosterEntry#LONGEST} characters; a birth date as 1970-12-31
 * @param first patients who come before all others that are found, at most {@value #MOST_FIRST}
 * @param limit 1 to {@value #MOST}
 */
public record RosterQuery(String text, List<PatientId> first, int limit) {

  /** The most that one search shows. */
  public static final int MOST = 20;

  /** The most that can come first. */
  public static final int MOST_FIRST = 1_000;

  /** Copies the list and checks the bounds. */
  public RosterQuery {
    first = List.copyOf(first);
    if (limit < 1 || limit > MOST || text.length() > RosterEntry.LONGEST) {
      throw new IllegalArgumentException(
          "A search has up to 200 characters and shows 1 to " + MOST + " patients.");
    }
    if (first.size() > MOST_FIRST) {
      throw new IllegalArgumentException("At most " + MOST_FIRST + " patients can come first.");
    }
  }

  /** Says nothing: what is searched for are names. */
  @Override
  public String toString() {
    return "RosterQuery[not shown]";
  }
}
