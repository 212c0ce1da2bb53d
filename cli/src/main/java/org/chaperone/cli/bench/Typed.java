package org.chaperone.cli.bench;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The command as it was typed, to stand beside its figures. */
final class Typed {

  private Typed() {}

  static String command(CommandSpec spec) {
    List<String> given = spec.root().commandLine().getParseResult().originalArgs();
    return "./chaperone " + String.join(" ", given);
  }
}
