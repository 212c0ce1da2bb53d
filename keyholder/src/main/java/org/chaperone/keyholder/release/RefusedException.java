package org.chaperone.keyholder.release;

/** The keyholder said no to something that its caller should have known it would. */
public final class RefusedException extends RuntimeException {

  private final transient Refused refused;

  /** Says no. */
  public RefusedException(Refused refused) {
    super(refused.sentence());
    this.refused = refused;
  }

  /** The rule that said no. */
  public Refused refused() {
    return refused;
  }
}
