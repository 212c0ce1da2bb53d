package org.chaperone.keyholder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.exposure.Exposure;
import org.chaperone.keyholder.exposure.ExposureQuery;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.release.AddedPhotographs;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.ledger.disk.simulated.Fault;
import org.chaperone.ledger.disk.simulated.SimulatedDisk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A disk that fails, fills up or loses power at every operation of adding, releasing, rotating and
 * erasing.
 */
final class FaultsTest {

  private static final Path HOME = Path.of("/keyholder");

  /** What was promised to somebody before the fault. */
  private static final class Promises {
    final Map<PhotographId, SecretBytes> photographs = new LinkedHashMap<>();
    final Set<PhotographId> released = new HashSet<>();
    Optional<PatientId> erased = Optional.empty();
  }

  private static Clinic clinic(SimulatedDisk disk) throws Exception {
    return new Clinic(
        HOME,
        Limits.defaults(ZoneOffset.UTC).alwaysOpen(),
        s -> s.withDisk(disk).withLedger(ledger -> ledger.publishedEvery(Duration.ZERO)),
        embedded -> embedded);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void anyFaultStopsReleasesAndNothingPromisedIsLost(Fault fault) throws Exception {
    boolean reachedTheEnd = false;
    for (int at = 0; !reachedTheEnd; at++) {
      assertTrue(at < 500, "the work has an end");
      reachedTheEnd = run(at, fault);
    }
  }

  private static boolean run(int at, Fault fault) throws Exception {
    SimulatedDisk disk = new SimulatedDisk(at);
    try (Clinic clinic = clinic(disk)) {
      clinic.hire("Dora", Role.DOCTOR);
      PatientId gone = clinic.patient("Meyer");
      Session dora = clinic.signIn("Dora");
      Session ada = clinic.signIn(Clinic.ADMINISTRATOR);
      Session pia = clinic.signIn(Clinic.PRIVACY_LEAD);
      Instant from = clinic.clock.instant();
      Promises promises = new Promises();
      disk.failAt(at, fault);
      boolean isDone = false;
      try {
        work(clinic, dora, ada, pia, gone, promises);
        isDone = true;
      } catch (KeyholderStoppedException e) {
        assertThrows(
            KeyholderStoppedException.class, () -> clinic.view(dora, gone), "it stays stopped");
        assertThrows(KeyholderStoppedException.class, () -> clinic.keyholder().challenge("Dora"));
      }
      disk.cutPower();
      clinic.restart();
      check(clinic, from, gone, promises, at + " " + fault);
      return isDone;
    }
  }

  private static void work(
      Clinic clinic, Session dora, Session ada, Session pia, PatientId gone, Promises promises) {
    Keyholder keyholder = clinic.keyholder();
    PatientId patient = keyholder.addPatient(ada, Clinic.entry("Schulz", "Test")).patient();
    for (int round = 0; round < 2; round++) {
      AddedPhotographs added = keyholder.addPhotographs(ada, patient, 2);
      for (PhotographId photograph : added.photographs()) {
        promises.photographs.put(photograph, added.key(photograph, Rendition.DISPLAY));
      }
      PhotographId first = added.photographs().getFirst();
      assertInstanceOf(Granted.class, clinic.view(dora, patient, first));
      promises.released.add(first);
      if (round == 0) {
        keyholder.rotate(ada);
      }
    }
    keyholder.approve(pia, keyholder.ask(ada, new Action.ErasePatient(gone, "asked for")).id());
    promises.erased = Optional.of(gone);
  }

  private static void check(
      Clinic clinic, Instant from, PatientId gone, Promises promises, String which) {
    Session dora = clinic.signIn("Dora");
    Exposure exposure =
        clinic
            .keyholder()
            .exposure(
                clinic.signIn(Clinic.PRIVACY_LEAD),
                new ExposureQuery(
                    new ExposureQuery.Suspect.OfAccount(dora.account()),
                    from,
                    clinic.clock.instant()));
    Set<PhotographId> onLedger = new HashSet<>();
    Map<PhotographId, PatientId> owners = new LinkedHashMap<>();
    exposure
        .possible()
        .forEach(
            touched ->
                touched
                    .photographs()
                    .forEach(
                        one -> {
                          onLedger.add(one.photograph());
                          owners.put(one.photograph(), touched.patient());
                        }));
    assertTrue(onLedger.containsAll(promises.released), "a key left without its entry, " + which);
    for (PhotographId released : promises.released) {
      Granted granted =
          assertInstanceOf(
              Granted.class,
              clinic.view(dora, Objects.requireNonNull(owners.get(released)), released),
              which);
      assertEquals(
          promises.photographs.get(released), granted.key(released, Rendition.DISPLAY), which);
    }
    assertTrue(
        clinic.keyholder().status().photographs() >= promises.photographs.size(),
        "an acknowledged photograph was lost, " + which);
    boolean isGone = clinic.view(dora, gone) instanceof Refused;
    assertFalse(promises.erased.isPresent() && !isGone, "an erasure was undone, " + which);
  }
}
