package org.chaperone.vault.consent;

import java.util.Map;
import java.util.Objects;

/**
 * What a patient reads before signing, in the clinic's words. Texts have at most {@value #LONGEST}
 * characters; paragraphs are parted by an empty line.
 *
 * @param version from 1; 0 for the one that comes with Chaperone
 * @param opening what is said first
 * @param purposes what is asked for each purpose
 * @param closing what is said before the signature
 */
public record Wording(long version, String opening, Map<Purpose, String> purposes, String closing) {

  /** The longest text. */
  public static final int LONGEST = 4_000;

  /** Copies the map and checks the texts. */
  public Wording {
    purposes = Map.copyOf(purposes);
    if (purposes.size() != Purpose.values().length) {
      throw new IllegalArgumentException("A wording says something of each purpose.");
    }
    for (String text : purposes.values()) {
      check(text);
    }
    check(opening);
    check(closing);
  }

  private static void check(String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "A text of a wording has 1 to " + LONGEST + " characters.");
    }
  }

  /** What is asked for one purpose. */
  public String of(Purpose purpose) {
    return Objects.requireNonNull(purposes.get(purpose));
  }
}
