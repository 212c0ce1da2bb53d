package org.chaperone.cli.bench;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chaperone.bench.look.MarkSheets;
import org.chaperone.mark.Strength;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chaperone bench look}: what figures do not say, whether one sees it. */
@Command(
    name = "look",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Draws sheets on which you look whether marks can be seen.", ""},
    description = {
      "",
      "Each sheet shows a part without and with a mark, as it is and three times as large, and"
          + " twenty times the difference: smooth skin, a face, and flat areas, all drawn. Look at"
          + " them at full size on the screen that you work at.",
      ""
    },
    footer = {"", "Example:", "  chaperone bench look --out sheets"})
final class BenchLookCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the sheets go; made when it is not there.")
  private Path out = Path.of("");

  @Option(
      names = "--strength",
      paramLabel = "NAME",
      description = "standard or strong; standard by default.")
  private Strength strength = Strength.STANDARD;

  @Override
  public Integer call() throws Exception {
    new MarkSheets(out, strength, spec.commandLine().getOut()::println).write();
    return 0;
  }
}
