package org.chaperone.trace.intake.unpack;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a container costs more than it may; the rest of the container goes on.
 *
 * <p>Unchecked, so that a parser that forgives I/O errors does not forgive this one.
 */
public final class Refusal extends RuntimeException {

  private final transient @Nullable ContentStream owner;

  /** A refusal of the content that is being read, with the reason in words. */
  public Refusal(String reason) {
    this(reason, null);
  }

  Refusal(String reason, @Nullable ContentStream owner) {
    super(reason, null, false, false);
    this.owner = owner;
  }

  /** The reason in words. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** Whether another content than this one is refused, such as the container around it. */
  boolean concernsOtherThan(ContentStream content) {
    return owner != null && owner != content;
  }
}
