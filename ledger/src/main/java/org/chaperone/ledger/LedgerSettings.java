package org.chaperone.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.chaperone.ledger.disk.Disk;
import org.chaperone.ledger.disk.RealDisk;
import org.chaperone.ledger.note.NoteSigner;
import org.chaperone.ledger.witness.WitnessClient;

/**
 * What a ledger is opened with.
 *
 * @param folder where it lies
 * @param signer the log's Ed25519 key, whose name is the log's origin
 * @param furtherSigners keys that sign published checkpoints as well, such as one of ML-DSA-44
 * @param disk where the folder is
 * @param witnesses who cosign published checkpoints
 * @param witnessesNeeded how many of them must
 * @param publishEvery how often tiles and checkpoint are published; zero for only when asked, at
 *     opening and at closing
 * @param clock tells how long an outage lasts
 */
public record LedgerSettings(
    Path folder,
    NoteSigner signer,
    List<NoteSigner> furtherSigners,
    Disk disk,
    List<WitnessClient> witnesses,
    int witnessesNeeded,
    Duration publishEvery,
    InstantSource clock) {

  private static final Duration EVERY_SECOND = Duration.ofSeconds(1);

  /** Copies the lists. */
  public LedgerSettings {
    furtherSigners = List.copyOf(furtherSigners);
    witnesses = List.copyOf(witnesses);
    if (signer.verifier().type().isTimed()) {
      throw new IllegalArgumentException("A log signs with a plain Ed25519 key first.");
    }
  }

  /** A ledger on this machine's disk, without witnesses, published every second. */
  public static LedgerSettings of(Path folder, NoteSigner signer) {
    return new LedgerSettings(
        folder,
        signer,
        List.of(),
        new RealDisk(),
        List.of(),
        0,
        EVERY_SECOND,
        InstantSource.system());
  }

  /** On another disk. */
  public LedgerSettings on(Disk other) {
    return new LedgerSettings(
        folder, signer, furtherSigners, other, witnesses, witnessesNeeded, publishEvery, clock);
  }

  /** With witnesses, so many of which must cosign. */
  public LedgerSettings withWitnesses(List<WitnessClient> all, int needed) {
    return new LedgerSettings(
        folder, signer, furtherSigners, disk, all, needed, publishEvery, clock);
  }

  /** With further signatures on published checkpoints. */
  public LedgerSettings alsoSignedBy(NoteSigner further) {
    return new LedgerSettings(
        folder, signer, List.of(further), disk, witnesses, witnessesNeeded, publishEvery, clock);
  }

  /** Published at another pace. */
  public LedgerSettings publishedEvery(Duration pace) {
    return new LedgerSettings(
        folder, signer, furtherSigners, disk, witnesses, witnessesNeeded, pace, clock);
  }

  /** By another clock. */
  public LedgerSettings by(InstantSource other) {
    return new LedgerSettings(
        folder, signer, furtherSigners, disk, witnesses, witnessesNeeded, publishEvery, other);
  }
}
