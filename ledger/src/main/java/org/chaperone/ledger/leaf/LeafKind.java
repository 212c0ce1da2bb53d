package org.chaperone.ledger.leaf;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What happened. The name in an entry is the constant's, in lower case with hyphens. */
public enum LeafKind {
  /** Somebody signed in. */
  SIGN_IN,
  /** Keys of photographs of one patient, or names of the roster, were handed out. */
  RELEASE,
  /** Something was asked for and refused; many at once may be one entry. */
  DENY,
  /** A patient or photographs were added. */
  ADD,
  /** Photographs were exported. */
  EXPORT,
  /** Photographs were shared by a link, it was opened, or ended. */
  SHARE,
  /** Photographs were opened outside of budgets, with a reason. */
  BREAK_GLASS,
  /** A budget was changed. */
  BUDGET,
  /** An account was made, changed or closed. */
  ACCOUNT,
  /** Releases were stopped or allowed again. */
  LOCK,
  /** A patient or photographs were erased. */
  ERASE,
  /** Keys were rotated. */
  ROTATE,
  /** A backup was restored. */
  RESTORE,
  /** A case was opened, approved or closed. */
  CASE,
  /** Something about witnesses. */
  WITNESS,
  /** A state that later entries build on. */
  SNAPSHOT,
  /** Something that the privacy lead was told at once. */
  ALARM;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name in an entry. */
  public String word() {
    return word;
  }

  /** The kind of this name. */
  public static Optional<LeafKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
