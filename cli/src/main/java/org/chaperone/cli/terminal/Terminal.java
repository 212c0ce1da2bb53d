package org.chaperone.cli.terminal;

import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Where a person is told how things go.
 *
 * @param out standard error
 * @param columns how wide it is; 0 when it is no terminal but a file or a pipe
 */
public record Terminal(PrintStream out, int columns) {

  /** Set by the launcher when standard error is a terminal; Java cannot tell. */
  private static final String COLUMNS = "chaperone.columns";

  /** Whether somebody sits at standard input and standard error, and so can end what waits. */
  public static boolean hasSomebody() {
    return "terminal".equals(System.getProperty("chaperone.input")) && ofProcess().columns() > 0;
  }

  /** Takes a log's lines: to standard error where that is a file or a pipe, else to nowhere. */
  public static Consumer<String> linesForFiles() {
    Terminal terminal = ofProcess();
    return terminal.columns() > 0 ? line -> {} : line -> terminal.out().println(line);
  }

  /** This process's terminal. */
  public static Terminal ofProcess() {
    return new Terminal(System.err, Integer.getInteger(COLUMNS, 0));
  }
}
