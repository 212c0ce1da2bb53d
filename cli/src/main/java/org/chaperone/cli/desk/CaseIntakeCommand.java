package org.chaperone.cli.desk;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chaperone.cli.terminal.ProgressLine;
import org.chaperone.cli.terminal.SafeText;
import org.chaperone.cli.terminal.Terminal;
import org.chaperone.cli.trace.Stopping;
import org.chaperone.desk.cases.CaseRoom;
import org.chaperone.desk.paper.CaseRecord.Dump;
import org.chaperone.desk.paper.Finding;
import org.chaperone.trace.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chaperone case intake}: leaked material into the case. */
@Command(
    name = "intake",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Traces leaked material into a case, and shows what is new.", ""},
    description = {
      "",
      "Every file is noted with its SHA-256 first; none is changed. Ctrl-C stops; the same command"
          + " goes on where it stopped. Until all is traced, --work holds small copies of the leaked"
          + " pictures in the clear.",
      ""
    })
final class CaseIntakeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PATH",
      description = "Files and folders.")
  private List<Path> leaks = List.of();

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      description = "What people call it; the first file's name by default.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "For what was found so far; in the vault's folder by default.")
  private Optional<Path> work = Optional.empty();

  @Option(names = "--threads", paramLabel = "N", description = "Pictures worked on at a time.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--quiet", description = "No progress, only what is new.")
  private boolean quiet;

  @Mixin private CasePlace place = new CasePlace();

  @Override
  public Integer call() throws Exception {
    for (Path leak : leaks) {
      if (!Files.isReadable(leak)) {
        throw new IOException(leak + " does not exist or may not be read.");
      }
    }
    return place.inRoom(
        (room, vault, session) -> {
          print(traced(room));
          return 0;
        });
  }

  private Dump traced(CaseRoom room) throws IOException, InterruptedException {
    Path working = work.orElse(place.place().folder().resolve("intake-" + place.investigation()));
    String called = name.orElse(String.valueOf(leaks.getFirst().getFileName()));
    Terminal terminal = Terminal.ofProcess();
    ProgressLine line = new ProgressLine(terminal);
    try (Stopping stopping = Stopping.onCtrlC(line, terminal)) {
      return stopping.run(
          () -> room.intake(called, leaks, working, threads, quiet ? Progress.silent() : line));
    }
  }

  private void print(Dump dump) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        dump.findings().size()
            + " pictures in "
            + dump.files().size()
            + " files, "
            + dump.news().size()
            + " of them new to this case.");
    for (Finding finding : dump.news()) {
      out.println(SafeText.of(finding.verdict().word() + ": " + finding.path()));
      for (Finding.Pair pair : finding.pairs()) {
        out.println(
            SafeText.of(
                "    "
                    + pair.match().verdict().word()
                    + " of photograph "
                    + pair.photograph()
                    + " of patient "
                    + pair.patient()));
        pair.match().views().forEach(view -> out.println(SafeText.of("      " + view.words())));
      }
    }
  }
}
