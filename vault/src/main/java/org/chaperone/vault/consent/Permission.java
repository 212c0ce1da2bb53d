package org.chaperone.vault.consent;

/**
 * Something that is allowed.
 *
 * @param where the place it is allowed for, where the purpose needs one; otherwise empty. At most
 *     {@value #LONGEST} characters
 */
public record Permission(Purpose purpose, String where) {

  /** The longest place. */
  public static final int LONGEST = 200;

  /** Checks the place. */
  public Permission {
    if (where.length() > LONGEST || purpose.needsPlace() == where.isBlank()) {
      throw new IllegalArgumentException(
          "Publication and marketing are allowed for a place of at most "
              + LONGEST
              + " characters, the others without one.");
    }
  }
}
