package org.chaperone.ledger.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.chaperone.ledger.disk.Disk;
import org.chaperone.ledger.encoding.DecimalText;
import org.chaperone.ledger.encoding.MalformedException;

/** Remembers in a file since when witnesses have been missing, so that a restart buys no time. */
public final class OutageRecord {

  private static final int MOST_BYTES = 64;

  /** Attempts are made every minute at least. */
  private static final Duration LATE = Duration.ofMinutes(3);

  private final Disk disk;
  private final Path file;
  private final InstantSource clock;
  private Optional<Attempt> began;
  private Attempt lastSuccess;
  private String reason = "no witness has answered lately";

  /** An attempt, and how many entries the ledger had. */
  private record Attempt(Instant at, long size) {}

  /** Reads what the file says; no file says that there is no outage. */
  public OutageRecord(Disk disk, Path file, InstantSource clock) throws IOException {
    this.disk = disk;
    this.file = file;
    this.clock = clock;
    this.began = disk.exists(file) ? Optional.of(read()) : Optional.empty();
    this.lastSuccess = new Attempt(clock.instant(), 0);
  }

  private Attempt read() throws IOException {
    String[] lines =
        new String(disk.readWhole(file, MOST_BYTES), StandardCharsets.US_ASCII).split("\n", -1);
    if (lines.length != 3) {
      throw new MalformedException(file + " is not the record of an outage.");
    }
    return new Attempt(
        Instant.ofEpochSecond(DecimalText.read(lines[0])), DecimalText.read(lines[1]));
  }

  /** An attempt failed while the ledger had so many entries. */
  public synchronized void failed(long size, String why) throws IOException {
    reason = why;
    if (began.isEmpty()) {
      Attempt now = new Attempt(clock.instant(), size);
      began = Optional.of(now);
      String text = now.at.getEpochSecond() + "\n" + now.size + "\n";
      disk.writeWhole(file, text.getBytes(StandardCharsets.US_ASCII));
      disk.forceFolder(file.resolveSibling(""));
    }
  }

  /** An attempt succeeded, with a checkpoint of so many entries. */
  public synchronized void succeeded(long size) throws IOException {
    lastSuccess = new Attempt(clock.instant(), size);
    if (began.isPresent()) {
      disk.delete(file);
      began = Optional.empty();
    }
  }

  /** How things stand with so many entries in the ledger. */
  public synchronized WitnessState state(long size) {
    Attempt first = began.orElse(lastSuccess);
    Duration lasting = Duration.between(first.at, clock.instant());
    // Whatever keeps attempts from ending is an outage as well.
    if (began.isEmpty() && lasting.abs().compareTo(LATE) < 0) {
      return new WitnessState.Witnessed();
    }
    return new WitnessState.Outage(first.at, lasting, Math.max(0, size - first.size), reason);
  }
}
