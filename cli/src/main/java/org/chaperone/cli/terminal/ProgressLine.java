package org.chaperone.cli.terminal;

import java.util.Locale;
import java.util.function.LongSupplier;
import org.chaperone.trace.Progress;

/**
 * Progress with rate and time left: in a terminal one line that is redrawn, at most ten times a
 * second; elsewhere a line every ten seconds and one at the end.
 */
public final class ProgressLine implements Progress {

  private static final long SECOND = 1_000_000_000L;
  private static final String CLEAR = "\r\u001b[K";
  private static final int WIDEST_BAR = 30;

  private final Terminal terminal;
  private final LongSupplier nanos;
  private final long interval;

  private String what = "";
  private boolean bytes;
  private long steps;
  private long done;
  private long began;
  private long said;
  private boolean open;

  public ProgressLine(Terminal terminal) {
    this(terminal, System::nanoTime);
  }

  ProgressLine(Terminal terminal, LongSupplier nanos) {
    this.terminal = terminal;
    this.nanos = nanos;
    this.interval = terminal.columns() > 0 ? SECOND / 10 : 10 * SECOND;
  }

  @Override
  public void begin(String what, long steps) {
    begin(what, steps, false);
  }

  @Override
  public void beginBytes(String what, long bytes) {
    begin(what, bytes, true);
  }

  private synchronized void begin(String what, long steps, boolean bytes) {
    this.what = what;
    this.steps = steps;
    this.bytes = bytes;
    done = 0;
    began = nanos.getAsLong();
    said = began;
    open = steps > 0;
  }

  @Override
  public synchronized void advance(long steps) {
    done += steps;
    long now = nanos.getAsLong();
    if (open && now - said >= interval) {
      said = now;
      draw(now);
    }
  }

  @Override
  public synchronized void end() {
    if (open) {
      String line = "%s: %s in %s".formatted(what, amount(done), time(nanos.getAsLong() - began));
      terminal.out().println((terminal.columns() > 0 ? CLEAR : "") + line);
    }
    open = false;
  }

  /** Takes the line away, so that something else can be printed there. */
  public synchronized void clear() {
    if (open && terminal.columns() > 0) {
      terminal.out().print(CLEAR);
      terminal.out().flush();
    }
    open = false;
  }

  private void draw(long now) {
    double share = Math.min(1, (double) done / steps);
    double seconds = (double) (now - began) / SECOND;
    String figures =
        "%3.0f%%  %s of %s, %s/s, %s left"
            .formatted(
                100 * share,
                amount(done),
                amount(steps),
                amount((long) Math.ceil(done / seconds)),
                done == 0 ? "?" : time((long) ((steps - done) * (seconds / done) * SECOND)));
    if (terminal.columns() == 0) {
      terminal.out().println(what + ": " + figures.strip());
      return;
    }
    // The last column stays free: writing there makes some terminals begin a new line.
    int room = terminal.columns() - 1;
    int bar = Math.min(WIDEST_BAR, room - what.length() - figures.length() - 4);
    String line = bar < 5 ? what + figures : what + " " + bar(share, bar) + figures;
    terminal.out().print(CLEAR + line.substring(0, Math.min(room, line.length())));
    terminal.out().flush();
  }

  private static String bar(double share, int width) {
    int full = (int) Math.round(share * width);
    return "[" + "#".repeat(full) + "-".repeat(width - full) + "]";
  }

  private String amount(long count) {
    if (!bytes) {
      return String.format(Locale.ROOT, "%,d", count);
    }
    if (count < 1_000_000) {
      return (count + 999) / 1000 + " kB";
    }
    double megabytes = count / 1e6;
    return String.format(Locale.ROOT, megabytes < 10 ? "%.1f MB" : "%,.0f MB", megabytes);
  }

  /** As "45 s", "3 min 20 s" or "2 h 5 min". */
  static String time(long nanos) {
    long seconds = Math.round((double) nanos / SECOND);
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
  }
}
