package org.chaperone.cli.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chaperone.cli.terminal.ProgressLine;
import org.chaperone.cli.terminal.SafeText;
import org.chaperone.cli.terminal.Terminal;
import org.chaperone.cli.vault.VaultAccess;
import org.chaperone.desk.tracing.VaultSource;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.trace.Progress;
import org.chaperone.trace.Trace;
import org.chaperone.trace.TraceRequest;
import org.chaperone.trace.report.TraceReport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone trace}: which photographs of a folder or a vault does leaked material hold? */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Tells which photographs of a folder or a vault a leak holds.", ""},
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
      "",
      "A vault is traced under a case. Without --case this asks for one and says how a second person"
          + " approves it (exit code 4); run it again with the case's id. Everything it opens is on"
          + " the ledger. Of each copy it then says which view it came from: a rendition served in"
          + " this view is in this leak.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  chaperone trace --archive /srv/photos --leak leaked.zip --out report",
      "  chaperone trace --archive /srv/photos --leak forum/ mails.mbox --out report \\",
      "                  --index /srv/photos-index",
      "  chaperone trace --vault /srv/vault --leak leaked.zip --out report --case ID \\",
      "                  --as Pia",
      "",
      "Written to --out: report.html to look at, report.json and report.csv to work with.",
      "",
      "Exit codes: 0 the trace is complete, whatever it found; 1 it failed; 2 wrong usage;",
      "4 a second person has to approve the case first; 130 stopped by Ctrl-C."
    })
public final class TraceCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(multiplicity = "1")
  private Searched searched = new Searched();

  /** What is searched for. */
  static final class Searched {
    @Option(
        names = "--archive",
        paramLabel = "DIR",
        description = "Folder of the clinic's photographs.")
    private Optional<Path> archive = Optional.empty();

    @Option(names = "--vault", paramLabel = "DIR", description = "A vault's folder, instead.")
    private Optional<Path> vault = Optional.empty();
  }

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

  @Option(
      names = "--case",
      paramLabel = "ID",
      description = "The case that a vault is traced under.")
  private Optional<String> investigation = Optional.empty();

  @Option(
      names = "--case-title",
      paramLabel = "TEXT",
      description = "What a new case is called; '${DEFAULT-VALUE}' by default.")
  private String title = "a leak to be traced";

  @Option(
      names = "--close-case",
      description = "When the trace is complete, ask for the end of the case.")
  private boolean closesCase;

  @Option(names = "--quiet", description = "No progress, only the answer.")
  private boolean quiet;

  @Mixin private VaultAccess access = new VaultAccess();

  /** Runs the trace to its end, unless Ctrl-C ends the process before. */
  @Override
  public Integer call() throws Exception {
    try {
      if (searched.vault.isPresent()) {
        return inVault(searched.vault.get());
      }
      return inFolder(
          searched.archive.orElseThrow(
              () ->
                  new ParameterException(
                      spec.commandLine(),
                      "Say what the leak is compared with: --archive DIR or --vault DIR.")));
    } catch (WrongFolderException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private int inFolder(Path archive) throws Exception {
    if (investigation.isPresent()) {
      throw new ParameterException(spec.commandLine(), "--case goes with --vault.");
    }
    TraceRequest request = TraceFolders.request(archive, leaks, out, index, threads);
    run(progress -> new Trace(request, PictureDecoder.standard(), progress));
    return 0;
  }

  private int inVault(Path folder) throws Exception {
    if (index.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--index goes with --archive: a vault's index is kept nowhere.");
    }
    TraceRequest request = TraceFolders.ofVault(folder, leaks, out, threads);
    VaultCase under = new VaultCase(spec.commandLine().getOut(), folder, title);
    return access.signedIn(
        folder,
        (vault, session) -> {
          if (investigation.isEmpty()) {
            return under.ask(vault.keyholder(), session);
          }
          CaseId id = CaseId.parse(investigation.get());
          run(
              progress ->
                  new Trace(
                      new VaultSource(folder.toString(), vault.under(session, id), progress),
                      request.leaks(),
                      request.out(),
                      threads,
                      PictureDecoder.standard(),
                      progress));
          under.done(vault.keyholder(), session, id, closesCase);
          return 0;
        });
  }

  /** What is run. */
  private interface Tracing {
    Trace with(Progress progress);
  }

  private void run(Tracing tracing) throws IOException, InterruptedException {
    Terminal terminal = Terminal.ofProcess();
    ProgressLine line = new ProgressLine(terminal);
    Trace trace = tracing.with(quiet ? Progress.silent() : line);
    try (Stopping stopping = Stopping.onCtrlC(line, terminal)) {
      TraceReport report = stopping.run(trace::run);
      TraceAnswer.lines(report, out)
          .forEach(text -> spec.commandLine().getOut().println(SafeText.of(text)));
    }
  }
}
