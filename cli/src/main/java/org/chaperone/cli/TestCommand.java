package org.chaperone.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells about {@code ./chaperone test}, which the launcher does without this program. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Builds Chaperone and runs all its tests.",
      "As root on Debian it installs what they need (Chromium, libheif); elsewhere it says what to"
          + " install. Further arguments go to Maven. The exit code is Maven's."
    })
final class TestCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "The launcher runs the tests: ./chaperone test, in the source folder.");
  }
}
