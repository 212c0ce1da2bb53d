package org.chaperone.cli.terminal;

import java.io.PrintStream;

/**
 * Where a person is told how things go.
 *
 * @param out standard error
 * @param columns how wide it is; 0 when it is no terminal but a file or a pipe
 */
public record Terminal(PrintStream out, int columns) {

  /** Set by the launcher when standard error is a terminal; Java cannot tell. */
  private static final String COLUMNS = "chaperone.columns";

  /** This process's terminal. */
  public static Terminal ofProcess() {
    return new Terminal(System.err, Integer.getInteger(COLUMNS, 0));
  }
}
