package org.chaperone.trace.intake.unpack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.chaperone.trace.intake.IntakeLimits;
import org.chaperone.trace.intake.LeakItem;
import org.chaperone.trace.intake.LeakSink;
import org.chaperone.trace.intake.unpack.UnpackingStopped.Why;
import org.jspecify.annotations.Nullable;

/**
 * The work on one file of the leak: what it may still spend, and where its items go.
 *
 * <p>Once it has stopped it stays stopped: {@link #check} throws again, so that a parser which
 * swallowed the first throw cannot go on.
 */
public final class Unpacking {

  /** What an entry costs besides its bytes, so that millions of empty ones come to an end too. */
  private static final int ENTRY_COST = 1024;

  private final IntakeLimits limits;
  private final LeakSink sink;
  private final @Nullable Path scratch;
  private final LongSupplier nanos;
  private final LongConsumer bytesOfFile;
  private final long totalBytes;
  private final Duration time;
  private final long started;

  private long spent;
  private long inSink;
  private long heldBytes;
  private @Nullable UnpackingStopped stopped;

  /**
   * Starts the work on a file.
   *
   * @param scratch where containers too large for memory may be laid down; none: they are refused
   * @param nanos the clock, in nanoseconds
   * @param bytesOfFile told of bytes read from the file itself
   */
  public Unpacking(
      IntakeLimits limits,
      LeakSink sink,
      @Nullable Path scratch,
      long fileSize,
      LongSupplier nanos,
      LongConsumer bytesOfFile) {
    this.limits = limits;
    this.sink = sink;
    this.scratch = scratch;
    this.nanos = nanos;
    this.bytesOfFile = bytesOfFile;
    this.totalBytes = limits.totalBytesFor(fileSize);
    this.time = limits.timeFor(fileSize);
    this.started = nanos.getAsLong();
  }

  public IntakeLimits limits() {
    return limits;
  }

  @Nullable Path scratch() {
    return scratch;
  }

  /**
   * Returns when the work may go on.
   *
   * @throws UnpackingStopped when the time is over, the thread is interrupted or it had stopped
   */
  public void check() {
    if (stopped != null) {
      throw stopped;
    }
    if (Thread.currentThread().isInterrupted()) {
      throw stop(Why.INTERRUPTED, "the intake was interrupted", null);
    }
    if (nanos.getAsLong() - started - inSink > time.toNanos()) {
      throw stop(
          Why.SPENT,
          "reading it took longer than " + InWords.time(time) + "; the rest of it was left unread",
          null);
    }
  }

  /**
   * Counts unpacked bytes.
   *
   * @throws UnpackingStopped when the file has unpacked to more than it may, and as {@link #check}
   */
  public void spend(long bytes) {
    spent += bytes;
    if (spent > totalBytes && stopped == null) {
      stop(
          Why.SPENT,
          "it unpacks to more than "
              + InWords.bytes(totalBytes)
              + ", as bombs do; the rest of it was left unread",
          null);
    }
    check();
  }

  void spendEntry() {
    spend(ENTRY_COST);
  }

  /** Counts bytes read from the leak's file itself. */
  void readFromFile(long bytes) {
    check();
    try {
      bytesOfFile.accept(bytes);
    } catch (RuntimeException | Error e) {
      throw stop(Why.SINK_FAILED, "the taker of the items failed", e);
    }
  }

  /** How many more bytes containers may hold in memory. */
  int memoryLeft() {
    return (int) Math.max(0, limits.maxItemBytes() - heldBytes);
  }

  void hold(long bytes) {
    heldBytes += bytes;
  }

  /** Hands an item over. */
  void deliver(LeakItem item) {
    check();
    long before = nanos.getAsLong();
    try {
      sink.item(item);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stop(Why.INTERRUPTED, "the intake was interrupted", null);
    } catch (RuntimeException | Error e) {
      throw stop(Why.SINK_FAILED, "the taker of the items failed", e);
    } finally {
      inSink += nanos.getAsLong() - before;
    }
  }

  private UnpackingStopped stop(Why why, String reason, @Nullable Throwable cause) {
    var now = new UnpackingStopped(why, reason, cause);
    stopped = now;
    return now;
  }
}
