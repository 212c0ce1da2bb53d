package org.chaperone.web.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.status.KeyholderStatus;
import org.chaperone.keyholder.status.RefusedCount;
import org.chaperone.web.SiteSettings;
import org.chaperone.web.home.Readiness;
import org.springframework.stereotype.Component;

/** What is asked of the clinic each time somebody reads the metrics. */
@Component
final class ClinicMeters {

  private final Keyholder keyholder;
  private final Readiness readiness;
  private final Optional<Waiting> uploads;
  private final Path folder;
  private volatile Optional<KeyholderStatus> status = Optional.empty();

  ClinicMeters(
      Keyholder keyholder, Readiness readiness, Optional<Waiting> uploads, SiteSettings settings) {
    this.keyholder = keyholder;
    this.readiness = readiness;
    this.uploads = uploads;
    this.folder = settings.work().toAbsolutePath();
  }

  /** Asks the keyholder once, before all are read. */
  void refresh() {
    try {
      status = Optional.of(keyholder.status());
    } catch (RuntimeException e) {
      // Stopped or away: what is asked of it has no value now, and it is not up.
      status = Optional.empty();
    }
  }

  void into(MeterRegistry registry) {
    gauge(registry, "chaperone.ready", "1 when photographs can be opened", this::ready);
    gauge(registry, "chaperone.keyholder.up", "1 when the keyholder answers", this::up);
    of(
        registry,
        "chaperone.locked.down",
        "1 when every release is stopped",
        one -> one.lockedDown() ? 1 : 0);
    of(registry, "chaperone.level", "What the set-up survives", one -> one.level().number());
    of(registry, "chaperone.ledger.entries", "Entries of the ledger", KeyholderStatus::ledgerSize);
    of(
        registry,
        "chaperone.ledger.unpublished",
        "Entries not in the published checkpoint yet",
        one -> one.pulse().unpublished());
    of(
        registry,
        "chaperone.ledger.checkpoint.age.seconds",
        "Since a checkpoint was published",
        one -> one.pulse().checkpointSeconds());
    of(registry, "chaperone.witnesses", "Witnesses of the ledger", KeyholderStatus::witnesses);
    of(
        registry,
        "chaperone.witness.outage.seconds",
        "Since too few witnesses cosigned; 0 while enough do",
        one -> one.pulse().outageSeconds());
    of(
        registry,
        "chaperone.witness.outage.entries",
        "Entries added since too few witnesses cosigned",
        one -> one.pulse().outageEntries());
    of(
        registry,
        "chaperone.sessions",
        "Sessions that are signed in",
        one -> one.pulse().sessions());
    of(registry, "chaperone.patients", "Patients", KeyholderStatus::patients);
    of(registry, "chaperone.photographs", "Photographs", KeyholderStatus::photographs);
    FunctionCounter.builder("chaperone.releases", this, one -> one.granted())
        .tags("outcome", "granted", "reason", "")
        .description("What was granted and what was refused")
        .register(registry);
    for (Refusal why : Refusal.values()) {
      FunctionCounter.builder("chaperone.releases", this, one -> one.refused(why))
          .tags("outcome", "refused", "reason", why.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    gauge(
        registry,
        "chaperone.uploads.waiting",
        "Files that have begun to arrive and are not stored yet",
        () -> uploads.map(Waiting::waiting).orElse(0L));
    gauge(
        registry,
        "chaperone.disk.free.bytes",
        "Room on the disk of the vault's folder",
        this::freeBytes);
  }

  private interface Value {
    double now();
  }

  private static void gauge(MeterRegistry registry, String name, String what, Value value) {
    Gauge.builder(name, value, Value::now)
        .description(what)
        .strongReference(true)
        .register(registry);
  }

  /** Without an answer there is no value, which is not zero. */
  private void of(
      MeterRegistry registry, String name, String what, ToDoubleFunction<KeyholderStatus> value) {
    gauge(registry, name, what, () -> status.map(value::applyAsDouble).orElse(Double.NaN));
  }

  private double ready() {
    return readiness.isReady() ? 1 : 0;
  }

  private double up() {
    return status.isPresent() ? 1 : 0;
  }

  private double granted() {
    return status.map(one -> one.pulse().granted()).orElse(0L);
  }

  private double refused(Refusal why) {
    return status.stream()
        .flatMap(one -> one.pulse().refused().stream())
        .filter(one -> one.why() == why)
        .mapToLong(RefusedCount::count)
        .sum();
  }

  private double freeBytes() {
    Path place = folder;
    while (!Files.exists(place) && place.getParent() != null) {
      place = place.getParent();
    }
    try {
      return Files.getFileStore(place).getUsableSpace();
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
