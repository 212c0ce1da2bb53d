package org.chaperone.vault.facts;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
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
 * @param corrections what was said before, the latest correction first; at most {@value
 *     #MOST_CORRECTIONS} are kept
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
    Original original,
    List<Correction> corrections) {

  /** How many corrections are kept. */
  public static final int MOST_CORRECTIONS = 20;

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

  /**
   * What was said until somebody corrected it.
   *
   * @param at when it was corrected, in milliseconds since 1970
   * @param by the name of the account that did
   */
  public record Correction(
      long at,
      String by,
      Optional<LocalDateTime> takenAt,
      Optional<BodySite> bodySite,
      Optional<Side> side,
      Optional<View> view,
      String procedure,
      String stage) {

    /** Says nothing: facts must not reach a log by accident. */
    @Override
    public String toString() {
      return "Correction[not shown]";
    }
  }

  /** The same with other words, and what was said before among the corrections. */
  public PhotographFacts corrected(Description said, long at, String by) {
    List<Correction> all = new ArrayList<>();
    all.add(new Correction(at, by, takenAt, bodySite, side, view, procedure, stage));
    all.addAll(corrections);
    return new PhotographFacts(
        said.takenAt(),
        said.bodySite(),
        said.side(),
        said.view(),
        said.procedure(),
        said.stage(),
        consent,
        sourceName,
        original,
        all.subList(0, Math.min(MOST_CORRECTIONS, all.size())));
  }

  /** Whether these words say anything else. */
  public boolean isCorrectedBy(Description said) {
    return !(takenAt.equals(said.takenAt())
        && bodySite.equals(said.bodySite())
        && side.equals(said.side())
        && view.equals(said.view())
        && procedure.equals(said.procedure())
        && stage.equals(said.stage()));
  }

  /** Checks the lengths. Records from before there were corrections have none. */
  public PhotographFacts {
    corrections = corrections == null ? List.of() : List.copyOf(corrections);
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
