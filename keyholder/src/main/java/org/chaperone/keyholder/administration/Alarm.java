package org.chaperone.keyholder.administration;

import java.time.Instant;
import java.util.Optional;
import org.chaperone.keyholder.status.Notice;

/**
 * Something that the privacy lead was told.
 *
 * @param acknowledged by whoever looked into it
 */
public record Alarm(Notice notice, Optional<Acknowledged> acknowledged) {

  /**
   * Somebody has looked into it.
   *
   * @param by their name
   * @param note what came of it
   */
  public record Acknowledged(Instant time, String by, String note) {}

  /** Whether somebody should look into it and nobody has. */
  public boolean isOpen() {
    return acknowledged.isEmpty() && notice.kind() != Notice.Kind.APPROVED;
  }
}
