package org.chaperone.cli.vault;

import org.chaperone.cli.terminal.ProgressLine;
import org.chaperone.cli.terminal.Terminal;
import org.chaperone.vault.WorkProgress;

/** Shows a vault's work as the progress line. */
public final class Steps implements WorkProgress {

  private final ProgressLine line;

  /** Shows it where the process tells how things go. */
  public Steps() {
    this(new ProgressLine(Terminal.ofProcess()));
  }

  /** Shows it on a line that others use too. */
  public Steps(ProgressLine line) {
    this.line = line;
  }

  @Override
  public void begin(String what, long steps) {
    line.begin(what, steps);
  }

  @Override
  public void advance(long steps) {
    line.advance(steps);
  }

  @Override
  public void end() {
    line.end();
  }
}
