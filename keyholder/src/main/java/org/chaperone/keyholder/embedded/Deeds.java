package org.chaperone.keyholder.embedded;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.exposure.Deed;
import org.chaperone.keyholder.exposure.ExposureQuery;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.log.LogBook;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.ledger.leaf.Details;

/** What was done in a time and by whom, entry by entry. */
final class Deeds {

  /** Entries read at a time, so that a long ledger with few hits stays in bounds. */
  private static final int STEP = 10_000;

  private final Core core;
  private final Exposures exposures;

  Deeds(Core core, Exposures exposures) {
    this.core = core;
    this.exposures = exposures;
  }

  List<Deed> of(Session session, ExposureQuery query, long fromEntry) {
    core.require(session, Role.PRIVACY_LEAD);
    Exposures.Range range =
        exposures.range(query.from().minus(core.settings.keyLifetime()), query.to());
    Concern concern = new Concern(query.whose(), core.state());
    List<Deed> deeds = new ArrayList<>();
    try {
      long at = Math.max(range.from(), fromEntry);
      while (at < range.to() && deeds.size() < Deed.AT_ONCE) {
        long end = Math.min(range.to(), at + STEP);
        core.log.read(at, end, entry -> look(entry, concern, deeds));
        at = end;
      }
    } catch (IOException e) {
      throw core.stop(e);
    }
    return deeds;
  }

  private void look(LogBook.Read entry, Concern concern, List<Deed> deeds) {
    if (deeds.size() == Deed.AT_ONCE) {
      return;
    }
    Optional<Details> details = core.log.open(entry);
    if (!concern.is(entry, details)) {
      return;
    }
    deeds.add(
        new Deed(
            entry.index(),
            Instant.ofEpochMilli(entry.clear().time()),
            core.nameOf(entry.actor()),
            entry.clear().kind().word(),
            entry.clear().scope(),
            entry.clear().objects(),
            details.flatMap(Details::session).map(SessionId::of),
            details.flatMap(Details::patient).map(PatientId::of),
            details.stream()
                .flatMap(one -> one.photographs().stream())
                .map(PhotographId::of)
                .toList(),
            details.flatMap(Details::reason).orElse("")));
  }
}
