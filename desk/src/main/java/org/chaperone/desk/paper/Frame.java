package org.chaperone.desk.paper;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.exposure.ExposureQuery;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;

/**
 * What a case looks at: in whose hands what was, and when.
 *
 * @param suspects accounts, sessions, or the whole server; one or more
 * @param from when the break-in began, at the earliest
 * @param to when it ended, at the latest; none while it goes on
 */
public record Frame(
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind") List<Suspect> suspects,
    Instant from,
    Optional<Instant> to) {

  /** Copies the list and checks the times. */
  public Frame {
    suspects = List.copyOf(suspects);
    if (suspects.isEmpty()) {
      throw new IllegalArgumentException(
          "A case looks at one account, session or server, or more.");
    }
    if (to.isPresent() && to.get().isBefore(from)) {
      throw new IllegalArgumentException("A break-in ends after it began.");
    }
  }

  /** Whether the whole server was in other hands. */
  public boolean isWholeServer() {
    return suspects.stream().anyMatch(Suspect.WholeServer.class::isInstance);
  }

  /**
   * What is asked of the ledger, one query for each suspect.
   *
   * @param end where the frame has none
   */
  public List<ExposureQuery> queries(Instant end) {
    Instant until = to.orElse(end);
    return suspects.stream().map(one -> new ExposureQuery(one, from, until)).toList();
  }
}
