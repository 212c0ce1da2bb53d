package org.chaperone.vault.facts;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What a photograph shows and where it comes from. Texts may be empty and have at most {@value
 * #LONGEST} characters.
 *
 * @param takenAt by the camera's clock
 * @param procedure that it documents, in the clinic's words
 * @param stage such as "before", "6 weeks after"
 * @param consent in the clinic's words, as far as it concerns this photograph alone; a patient's
 *     consent has a history of its own
 * @param sourceName what the file was called, kept because names may say what nothing else does
 * @param original the file itself
 */
public record PhotographFacts(
    Optional<LocalDateTime> takenAt,
    Optional<BodySite> bodySite,
    Optional<Side> side,
    Optional<View> view,
    String procedure,
    String stage,
    String consent,
    String sourceName,
    Original original) {

  /** The longest text. */
  public static final int LONGEST = 500;

  /**
   * The file as it came.
   *
   * @param format such as {@code JPEG}
   * @param bytes its length
   * @param sha256 64 lower-case hexadecimal digits
   * @param width of the upright picture, in pixels
   * @param height likewise
   */
  public record Original(String format, long bytes, String sha256, int width, int height) {}

  /** Checks the lengths. */
  public PhotographFacts {
    for (String text : new String[] {procedure, stage, consent, sourceName}) {
      if (text.length() > LONGEST) {
        throw new IllegalArgumentException(
            "A text about a photograph has at most " + LONGEST + " characters.");
      }
    }
  }

  /** Says nothing: facts must not reach a log by accident. */
  @Override
  public String toString() {
    return "PhotographFacts[not shown]";
  }
}
