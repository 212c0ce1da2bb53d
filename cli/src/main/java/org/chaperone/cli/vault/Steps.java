package org.chaperone.cli.vault;

import org.chaperone.cli.terminal.ProgressLine;
import org.chaperone.cli.terminal.Terminal;
import org.chaperone.vault.WorkProgress;

/** Shows a vault's work as the progress line. */
final class Steps implements WorkProgress {

  private final ProgressLine line = new ProgressLine(Terminal.ofProcess());

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
