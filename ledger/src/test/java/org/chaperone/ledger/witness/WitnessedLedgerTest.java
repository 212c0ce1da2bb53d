package org.chaperone.ledger.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chaperone.ledger.Ledger;
import org.chaperone.ledger.LedgerRefusedException;
import org.chaperone.ledger.LedgerSettings;
import org.chaperone.ledger.LedgerStoppedException;
import org.chaperone.ledger.disk.simulated.Fault;
import org.chaperone.ledger.disk.simulated.SimulatedDisk;
import org.chaperone.ledger.evidence.Claim;
import org.chaperone.ledger.evidence.EvidenceCollector;
import org.chaperone.ledger.note.Checkpoint;
import org.chaperone.ledger.note.KeyType;
import org.chaperone.ledger.note.NoteSigner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ledger with a real witness over HTTP. */
class WitnessedLedgerTest {

  private static final String ORIGIN = "clinic.example/ledger";
  private static final NoteSigner LOG = NoteSigner.ofLog(ORIGIN, new byte[32]);

  private final TickingClock clock = new TickingClock();
  private final NoteSigner key =
      new NoteSigner("w.example", KeyType.COSIGNATURE_ML_DSA_44, new byte[32], clock);
  private final SimulatedDisk disk = new SimulatedDisk(3);
  private Witness witness;
  private WitnessServer server;
  private URI prefix;

  @BeforeEach
  void start() throws IOException {
    witness =
        new Witness(
            new SimulatedDisk(2),
            Path.of("/witness"),
            List.of(key),
            Map.of(ORIGIN, List.of(LOG.verifier())));
    serve(0);
    prefix = server.prefix();
  }

  private void serve(int port) throws IOException {
    server =
        new WitnessServer(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    witness.close();
  }

  private LedgerSettings settings(SimulatedDisk on) {
    WitnessClient client = new WitnessClient(prefix, List.of(key.verifier()));
    return LedgerSettings.of(Path.of("/ledger"), LOG)
        .on(on)
        .publishedEvery(Duration.ZERO)
        .withWitnesses(List.of(client), 1)
        .by(clock);
  }

  private Ledger open() throws IOException {
    return Ledger.open(settings(disk));
  }

  private static void append(Ledger ledger, int count) {
    for (int i = 0; i < count; i++) {
      ledger.append(("entry " + ledger.size()).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void publishesWhatTheWitnessCosigned() throws IOException {
    try (Ledger ledger = open()) {
      append(ledger, 5);
      ledger.publish();
      assertTrue(ledger.publishedCheckpoint().verifiedBy(key.verifier()));
      assertEquals(5, Checkpoint.parse(ledger.publishedCheckpoint().text()).size());
      assertInstanceOf(WitnessState.Witnessed.class, ledger.witnesses());
      assertTrue(ledger.witnesses().allowsExport());
    }
  }

  @Test
  void refusesToOpenBehindItsWitness() throws IOException {
    SimulatedDisk other = new SimulatedDisk(4);
    try (Ledger ledger = open()) {
      append(ledger, 5);
    }
    LedgerRefusedException refused =
        assertThrows(LedgerRefusedException.class, () -> Ledger.open(settings(other)));
    assertTrue(String.valueOf(refused.getMessage()).contains("has cosigned 5 entries"));
  }

  @Test
  void refusesToOpenForkedFromItsWitness() throws IOException {
    try (Ledger ledger = open()) {
      append(ledger, 5);
    }
    SimulatedDisk other = new SimulatedDisk(4);
    LedgerSettings alone = LedgerSettings.of(Path.of("/ledger"), LOG).on(other);
    try (Ledger ledger = Ledger.open(alone)) {
      for (int i = 0; i < 9; i++) {
        ledger.append(new byte[i]);
      }
    }
    LedgerRefusedException refused =
        assertThrows(LedgerRefusedException.class, () -> Ledger.open(settings(other)));
    assertTrue(String.valueOf(refused.getMessage()).contains("another history"));
  }

  @Test
  void stopsWhenTheWitnessGoesAhead() throws IOException {
    try (Ledger ledger = open()) {
      append(ledger, 3);
      // Somebody else serves a copy of this ledger.
      SimulatedDisk other = new SimulatedDisk(4);
      try (Ledger copy = Ledger.open(LedgerSettings.of(Path.of("/ledger"), LOG).on(other))) {
        append(copy, 8);
      }
      Ledger.open(settings(other)).close();
      assertThrows(OtherHistoryException.class, ledger::publish);
      assertThrows(LedgerStoppedException.class, () -> append(ledger, 1));
    }
  }

  @Test
  void inAnOutageViewingGoesOnForFiveHundredEntriesAndExportsStopAtOnce() throws IOException {
    try (Ledger ledger = open()) {
      append(ledger, 10);
      ledger.publish();
      server.close();
      append(ledger, 1);
      ledger.publish();
      assertFalse(ledger.witnesses().allowsExport());
      assertTrue(ledger.witnesses().allowsViewing());
      append(ledger, 499);
      assertTrue(ledger.witnesses().allowsViewing());
      append(ledger, 1);
      assertFalse(ledger.witnesses().allowsViewing());
      serve(prefix.getPort());
      ledger.publish();
      assertTrue(ledger.witnesses().allowsExport());
    }
  }

  @Test
  void inAnOutageViewingGoesOnForFifteenMinutesAndARestartBuysNoTime() throws IOException {
    try (Ledger ledger = open()) {
      append(ledger, 10);
      ledger.publish();
      server.close();
      append(ledger, 1);
    }
    clock.pass(Duration.ofMinutes(14));
    try (Ledger ledger = open()) {
      assertTrue(ledger.witnesses().allowsViewing());
      clock.pass(Duration.ofMinutes(1));
      assertFalse(ledger.witnesses().allowsViewing());
      clock.pass(Duration.ofHours(-2));
      assertFalse(ledger.witnesses().allowsViewing(), "a clock set back buys no time");
    }
    clock.pass(Duration.ofHours(3));
    try (Ledger ledger = open()) {
      assertFalse(ledger.witnesses().allowsViewing());
    }
  }

  @Test
  void publishingThatFailsIsAnOutageToo() throws IOException {
    try (Ledger ledger = open()) {
      append(ledger, 1);
      disk.failAt(0, Fault.NO_SPACE);
      assertThrows(IOException.class, ledger::publish);
      assertFalse(ledger.witnesses().allowsExport());
      ledger.publish();
      assertTrue(ledger.witnesses().allowsExport());
    }
  }

  @Test
  void minutesWithoutAnAnswerAreAnOutageWhateverTheReason() throws IOException {
    try (Ledger ledger = open()) {
      clock.pass(Duration.ofMinutes(2));
      assertTrue(ledger.witnesses().allowsExport());
      clock.pass(Duration.ofMinutes(1));
      assertFalse(ledger.witnesses().allowsExport());
      assertTrue(ledger.witnesses().allowsViewing());
      clock.pass(Duration.ofMinutes(12));
      assertFalse(ledger.witnesses().allowsViewing());
      ledger.publish();
      assertTrue(ledger.witnesses().allowsExport());
    }
  }

  @Test
  void evidenceLiesBetweenCosignedCheckpoints() throws IOException {
    try (Ledger ledger = open()) {
      for (int i = 0; i < 6; i++) {
        append(ledger, 10);
        ledger.publish();
        clock.pass(Duration.ofMinutes(61));
      }
      var bundle = new EvidenceCollector(ledger).collect(Claim.all(23, 37), Map.of(), List.of());
      assertEquals(20, Checkpoint.parse(bundle.before().orElseThrow().text()).size());
      assertEquals(40, Checkpoint.parse(bundle.after().text()).size());
      assertTrue(bundle.after().verifiedBy(key.verifier()));
    }
  }
}
