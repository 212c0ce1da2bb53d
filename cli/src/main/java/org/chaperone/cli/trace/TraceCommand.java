package org.chaperone.cli.trace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chaperone.cli.terminal.ProgressLine;
import org.chaperone.cli.terminal.SafeText;
import org.chaperone.cli.terminal.Terminal;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.trace.Progress;
import org.chaperone.trace.Trace;
import org.chaperone.trace.TraceRequest;
import org.chaperone.trace.report.TraceReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone trace}: which photographs of a folder does leaked material hold? */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Tells which photographs of a folder a leak holds.", ""},
    description = {
      "",
      "Reads every photograph under --archive into an index (only new and changed ones the next"
          + " time), takes the leak apart (folders, zip, 7z, tar, PDF, DOCX, PPTX, eml and mbox"
          + " inside each other), and says of each picture in it what it is:",
      "  exact       the file of a photograph, byte for byte",
      "  copy        made from a photograph: cropped, filtered, in a screenshot …",
      "  series      another shot of what a photograph shows; a person must look",
      "  none        no photograph was found in it",
      "  unreadable  it could not be read, with the reason",
      "",
      "The archive and the leak are never changed; nothing is written outside --out and --index."
          + " Ctrl-C stops; the same command goes on where it stopped.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  chaperone trace --archive /srv/photos --leak leaked.zip --out report",
      "  chaperone trace --archive /srv/photos --leak forum/ mails.mbox --out report \\",
      "                  --index /srv/photos-index",
      "",
      "Written to --out: report.html to look at, report.json and report.csv to work with.",
      "",
      "Exit codes: 0 the trace is complete, whatever it found; 1 it failed; 2 wrong usage;",
      "130 stopped by Ctrl-C."
    })
public final class TraceCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--archive",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the clinic's photographs.")
  private Path archive = Path.of("");

  @Option(
      names = "--leak",
      required = true,
      arity = "1..*",
      paramLabel = "PATH",
      description = "Leaked files and folders.")
  private List<Path> leaks = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the report; made when it is not there.")
  private Path out = Path.of("");

  @Option(
      names = "--index",
      paramLabel = "DIR",
      description =
          "Folder for the archive's index; by default beside --out, named like it with -index.")
  private Optional<Path> index = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Pictures worked on at a time; by default one for each core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--quiet", description = "No progress, only the answer.")
  private boolean quiet;

  /** Runs the trace to its end, unless Ctrl-C ends the process before. */
  @Override
  public Integer call() throws Exception {
    TraceRequest request;
    try {
      request = TraceFolders.request(archive, leaks, out, index, threads);
    } catch (WrongFolderException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    Terminal terminal = Terminal.ofProcess();
    ProgressLine line = new ProgressLine(terminal);
    Trace trace = new Trace(request, PictureDecoder.standard(), quiet ? Progress.silent() : line);
    try (Stopping stopping = Stopping.onCtrlC(line, terminal)) {
      TraceReport report = stopping.run(trace::run);
      TraceAnswer.lines(report, request.out())
          .forEach(text -> spec.commandLine().getOut().println(SafeText.of(text)));
    }
    return 0;
  }
}
