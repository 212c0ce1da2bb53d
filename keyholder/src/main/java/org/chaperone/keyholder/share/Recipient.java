package org.chaperone.keyholder.share;

/**
 * The one person whom a share is for.
 *
 * @param name of a colleague, as in "Dr. Weber, St. Anna"; empty for the patient, whose name is
 *     written nowhere besides the roster
 */
public record Recipient(Kind kind, String name) {

  /** The longest name. */
  public static final int LONGEST = 100;

  /** Who it is. */
  public enum Kind {
    /** Whom the photographs show. */
    PATIENT,
    /** Somebody of another house. */
    COLLEAGUE
  }

  /** Checks the name. */
  public Recipient {
    if (name.length() > LONGEST || (kind == Kind.COLLEAGUE) == name.isBlank()) {
      throw new IllegalArgumentException(
          "A colleague has a name of at most " + LONGEST + " characters, the patient none here.");
    }
  }

  /** The patient. */
  public static Recipient patient() {
    return new Recipient(Kind.PATIENT, "");
  }

  /** A colleague. */
  public static Recipient colleague(String name) {
    return new Recipient(Kind.COLLEAGUE, name);
  }

  /** What the ledger's readers call them. */
  public String inWords() {
    return kind == Kind.PATIENT ? "the patient" : name;
  }
}
