package org.chaperone.trace.intake.unpack;

import org.jspecify.annotations.Nullable;

/**
 * Nothing more of this file of the leak is read.
 *
 * <p>Unchecked, so that it passes through every parser on the way out.
 */
public final class UnpackingStopped extends RuntimeException {

  /** Why the work stopped. */
  public enum Why {
    /** The file has spent what it may; the message says what. */
    SPENT,
    /** The thread was interrupted. */
    INTERRUPTED,
    /** The sink failed; the cause is what it threw. */
    SINK_FAILED
  }

  private final Why why;

  UnpackingStopped(Why why, String reason, @Nullable Throwable cause) {
    super(reason, cause, false, false);
    this.why = why;
  }

  public Why why() {
    return why;
  }

  /** The reason in words. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /**
   * What the sink threw.
   *
   * @throws Error when it was an error
   */
  public RuntimeException sinkFailure() {
    if (getCause() instanceof Error error) {
      throw error;
    }
    return getCause() instanceof RuntimeException failure ? failure : this;
  }
}
