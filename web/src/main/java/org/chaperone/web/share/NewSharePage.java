package org.chaperone.web.share;

import java.util.List;
import java.util.Set;
import org.chaperone.web.consent.ConsentBadges;
import org.chaperone.web.photograph.Tile;
import org.chaperone.web.roster.PatientLine;

/**
 * Sharing photographs of a patient.
 *
 * @param photographs that can be chosen
 * @param chosen those that are chosen to begin with
 * @param terms what was said of it so far
 * @param problem what was wrong with what was sent; empty when nothing was
 */
public record NewSharePage(
    PatientLine patient,
    ConsentBadges consent,
    List<Tile> photographs,
    Set<String> chosen,
    ShareTerms terms,
    String problem) {

  /** How many days it may last. */
  public static final List<Integer> DAYS = List.of(1, 7, 14, 30);

  /** How many times each photograph may be opened. */
  public static final List<Integer> TIMES = List.of(3, 10, 40);
}
