package org.chaperone.vault.facts;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What whoever adds a photograph says about it; the rest of its {@link PhotographFacts} is read
 * from the file.
 *
 * @param takenAt empty to take it from the file's EXIF, where there is one
 */
public record Description(
    Optional<LocalDateTime> takenAt,
    Optional<BodySite> bodySite,
    Optional<Side> side,
    Optional<View> view,
    String procedure,
    String stage,
    String consent) {

  /** Nothing said. */
  public static final Description NONE =
      new Description(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "", "", "");

  /** Says nothing: descriptions must not reach a log by accident. */
  @Override
  public String toString() {
    return "Description[not shown]";
  }
}
