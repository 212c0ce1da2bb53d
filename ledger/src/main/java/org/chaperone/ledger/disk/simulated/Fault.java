package org.chaperone.ledger.disk.simulated;

/** How an operation of a simulated disk goes wrong. */
public enum Fault {
  /** It is not done, and says so (EIO). A force that fails thus leaves the bytes called clean. */
  FAILED,
  /** A write stops in its middle, and says so (ENOSPC). */
  NO_SPACE,
  /** It may be done or not, and neither it nor any later one returns: the power is cut. */
  POWER_CUT
}
