package org.chaperone.bench.report;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.chaperone.trace.Progress;

/** Says every few seconds, in a line of its own, how far work has come. */
public final class ProgressLine implements Progress {

  private static final Duration EVERY = Duration.ofSeconds(5);

  private final PrintStream err;
  private final InstantSource clock;
  private String what = "";
  private long steps;
  private long done;
  private Instant begun = Instant.EPOCH;
  private Instant said = Instant.EPOCH;

  public ProgressLine(PrintStream err, InstantSource clock) {
    this.err = err;
    this.clock = clock;
  }

  @Override
  public void begin(String what, long steps) {
    this.what = what;
    this.steps = steps;
    this.done = 0;
    this.begun = clock.instant();
    this.said = begun;
  }

  @Override
  public void advance(long more) {
    done += more;
    Instant now = clock.instant();
    if (!now.isBefore(said.plus(EVERY))) {
      said = now;
      err.println(what + ": " + done + (steps > 0 ? " of " + steps : ""));
    }
  }

  @Override
  public void end() {
    Duration took = Duration.between(begun, clock.instant());
    err.println(what + ": " + done + " in " + took.toSeconds() + " s");
  }
}
