package org.chaperone.vault.consent;

import java.util.regex.Pattern;

/**
 * Who signed, and what was drawn.
 *
 * @param name of the patient, or of who signs for them, at most {@value #LONGEST} characters
 * @param strokes the data of an SVG path in a box of {@value #WIDTH} by {@value #HEIGHT}: absolute
 *     moves and lines between whole numbers. Empty when the name was typed instead. At most {@value
 *     #MOST} characters
 */
public record Signature(String name, String strokes) {

  /** The box that is signed in. */
  public static final int WIDTH = 600;

  /** Its height. */
  public static final int HEIGHT = 200;

  /** The longest name. */
  public static final int LONGEST = 100;

  /** The longest drawing. */
  public static final int MOST = 30_000;

  private static final Pattern PATH =
      Pattern.compile("(M\\d{1,3} \\d{1,3}(L\\d{1,3} \\d{1,3})*+)*+");

  /** Checks both: the drawing is shown again as it is. */
  public Signature {
    if (name.isBlank() || name.length() > LONGEST) {
      throw new IllegalArgumentException(
          "Whoever signs has a name of at most " + LONGEST + " characters.");
    }
    if (strokes.length() > MOST || !PATH.matcher(strokes).matches()) {
      throw new IllegalArgumentException("This is no signature.");
    }
  }

  /** Says nothing: signatures must not reach a log by accident. */
  @Override
  public String toString() {
    return "Signature[not shown]";
  }
}
