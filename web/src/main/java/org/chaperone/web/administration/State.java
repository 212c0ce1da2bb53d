package org.chaperone.web.administration;

/** How something stands, in words and not by its colour alone. */
public enum State {
  /** Nothing is to be done. */
  GOOD,
  /** Somebody should look at it. */
  LOOK,
  /** Something is wrong. */
  BAD;

  /** The worse of two. */
  public State or(State other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The class of its tag. */
  public String tag() {
    return switch (this) {
      case GOOD -> "tag good";
      case LOOK -> "tag warn";
      case BAD -> "tag bad";
    };
  }
}
