package org.chaperone.web.patient;

import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.budget.Standing;
import org.chaperone.web.consent.ConsentBadges;
import org.chaperone.web.photograph.Tile;
import org.chaperone.web.roster.PatientLine;

/**
 * A patient.
 *
 * @param consent what they allow
 * @param groups their photographs by visit or by site
 * @param bySite whether by site
 * @param sites that photographs can be filtered by
 * @param count of all their photographs
 * @param part which part of them this is, from 0; the latest added first
 * @param parts how many there are
 * @param budget what whoever looks has left
 */
public record PatientPage(
    PatientLine patient,
    ConsentBadges consent,
    List<Group> groups,
    boolean bySite,
    List<String> sites,
    int count,
    int part,
    int parts,
    Standing budget) {

  /**
   * Photographs that belong together.
   *
   * @param note procedures of the visit, or how many visits
   */
  public record Group(String title, String note, List<Tile> tiles) {}

  /** Whether there are two to be compared. */
  public Optional<Tile> latest() {
    return count < 2
        ? Optional.empty()
        : groups.stream().flatMap(group -> group.tiles().stream()).findFirst();
  }
}
