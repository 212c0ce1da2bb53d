package org.chaperone.ledger.crash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.chaperone.ledger.disk.simulated.Fault;
import org.chaperone.ledger.disk.simulated.SimulatedDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No acknowledged entry is lost, and nothing published is taken back, wherever the disk fails or
 * the power goes. {@code -Dchaperone.crash.rounds=5000} in the surefire arguments runs longer.
 */
class CrashTest {

  private static final int ROUNDS = Integer.getInteger("chaperone.crash.rounds", 60);
  private static final List<Fault> FAULTS = List.of(Fault.values());

  /** One operation after another goes wrong, from making the ledger to closing it. */
  @ParameterizedTest
  @EnumSource
  void survivesAFaultAtEveryOperation(Fault fault) throws IOException {
    SimulatedDisk whole = new SimulatedDisk(0);
    assertTrue(new CrashWorkload(whole, 7).run(8));
    int promises = 0;
    for (long at = 0; at < whole.operations(); at++) {
      SimulatedDisk disk = new SimulatedDisk(at);
      CrashWorkload workload = new CrashWorkload(disk, 7);
      disk.failAt(at, fault);
      workload.run(8);
      if (fault == Fault.POWER_CUT) {
        disk.cutPower();
      } else {
        disk.restart();
      }
      workload.requireKept();
      workload.run(2);
      disk.cutPower();
      workload.requireKept();
      promises += workload.promises();
    }
    assertTrue(promises > whole.operations(), "hardly anything was promised");
  }

  /** One crash after another on the same disk, each at a random operation. */
  @Test
  void survivesOneCrashAfterAnother() throws IOException {
    int promises = 0;
    for (int round = 0; round < ROUNDS; round++) {
      SimulatedDisk disk = new SimulatedDisk(round);
      CrashWorkload workload = new CrashWorkload(disk, round);
      for (int crash = 0; crash < 12; crash++) {
        Fault fault = FAULTS.get((round + crash) % FAULTS.size());
        disk.failAt((round * 31 + crash * 17) % 97, fault);
        workload.run(20);
        if (fault == Fault.POWER_CUT) {
          disk.cutPower();
        } else {
          disk.restart();
        }
        workload.requireKept();
      }
      promises += workload.promises();
    }
    assertTrue(promises > ROUNDS * 50, "hardly anything was promised: " + promises);
  }

  /** The system may call bytes clean that a failed force never wrote. */
  @Test
  void makesWhatItReadAfterAFailedForceDurableBeforeItServes() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      SimulatedDisk disk = new SimulatedDisk(seed);
      CrashWorkload workload = new CrashWorkload(disk, seed);
      workload.run(2);
      disk.failAt(5 + seed % 9, Fault.FAILED);
      workload.run(3);
      disk.restart();
      workload.run(1);
      disk.cutPower();
      workload.requireKept();
    }
  }
}
