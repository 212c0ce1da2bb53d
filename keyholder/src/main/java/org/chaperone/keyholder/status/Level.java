package org.chaperone.keyholder.status;

/** What a deployment survives. */
public enum Level {
  /**
   * The keyholder is on the server's machine, without a witness: a stolen disk or backup, as long
   * as the seal's secret is not on it.
   */
  ZERO(0, "survives a stolen disk or backup, as long as the seal's secret is not on it"),
  /** The same with a witness: also a later rewriting of what the witness has cosigned. */
  ONE(
      1,
      "survives a stolen disk, and a later rewriting of the ledger's part that the witness has cosigned"),
  /** The keyholder is on a host of its own, with a witness: also root on the photo server. */
  TWO(
      2,
      "survives root on the photo server: it gets only what signed-in staff could get, and all of it is on the ledger"),
  /**
   * Level two, the seal in a device or service, two or more witnesses: also a stolen keyholder
   * disk.
   */
  THREE(3, "survives root on the photo server, and a stolen disk of the keyholder");

  private final int number;
  private final String survives;

  Level(int number, String survives) {
    this.number = number;
    this.survives = survives;
  }

  /** 0 to 3. */
  public int number() {
    return number;
  }

  /** What it survives, to be put after "This installation …". */
  public String survives() {
    return survives;
  }
}
