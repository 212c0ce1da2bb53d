package org.chaperone.cli.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chaperone.cli.demo.site.SiteDemo;
import org.chaperone.cli.demo.theft.Theft;
import org.chaperone.cli.terminal.ProgressLine;
import org.chaperone.cli.terminal.SafeText;
import org.chaperone.cli.terminal.Terminal;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.trace.Trace;
import org.chaperone.trace.TraceRequest;
import org.chaperone.trace.report.TraceReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone demo}: the main job on pictures that the project draws itself. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    header = {"Shows the main job on pictures that it draws itself.", ""},
    description = {
      "",
      "Draws a clinic's archive, lets some of it be stolen, traces the leak and tells what it"
          + " found, and how right that was. Then it puts the same photographs into a vault, has the"
          + " disk stolen and an account stolen, and shows what the thieves got and what the clinic"
          + " can prove about it. A doctor leaks what the clinic showed, and its mark names the view."
          + " At last it serves the clinic's site, with a case that waits there, until Ctrl-C. Nobody"
          + " in the pictures exists. Takes some minutes; can be run again.",
      ""
    },
    footer = {"", "Examples:", "  chaperone demo --out /tmp/demo", "  chaperone demo --site-only"})
public final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where everything goes; by default chaperone-demo here.")
  private Path out = Path.of("chaperone-demo");

  @Option(
      names = "--serve",
      negatable = true,
      paramLabel = "BOOLEAN",
      description = "Serve the site at the end; by default where somebody is at a terminal.")
  private Optional<Boolean> serve = Optional.empty();

  @Option(names = "--site-only", description = "Go right to the site.")
  private boolean siteOnly;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The site's; 8080 by default, another one when it is taken.")
  private int port = 8080;

  private final int threads = Runtime.getRuntime().availableProcessors();

  /** Runs the demo to its end. */
  @Override
  public Integer call() throws Exception {
    DemoFolder folder;
    try {
      folder = DemoFolder.in(out.toAbsolutePath().normalize());
    } catch (NotADemoFolderException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    ProgressLine progress = new ProgressLine(Terminal.ofProcess());
    PictureDecoder decoder = PictureDecoder.standard();
    DemoClinic clinic = new DemoClinic(folder.archive());

    if (!siteOnly) {
      tell(folder, clinic, decoder, progress);
    }
    if (siteOnly || serve.orElseGet(Terminal::hasSomebody)) {
      clinic.draw(threads, progress);
      say("");
      new SiteDemo(
              folder.site(),
              folder.archive(),
              clinic.names(),
              others(clinic),
              decoder,
              this::say,
              Terminal.linesForFiles())
          .serve(port, progress);
    } else {
      say("");
      say("The clinic's site, with a case that waits: chaperone demo --site-only");
    }
    return 0;
  }

  /** What a leak holds besides: another shot of a patient's, and strangers. */
  private static List<byte[]> others(DemoClinic clinic) {
    return List.of(clinic.unfiled(3), clinic.stranger(1), clinic.stranger(2));
  }

  private void tell(
      DemoFolder folder, DemoClinic clinic, PictureDecoder decoder, ProgressLine progress)
      throws Exception {
    say("A clinic keeps " + clinic.size() + " photographs of its patients. Last night it was");
    say("robbed, and this morning " + StolenMaterial.NAME + " lies on a public server.");
    say("(Everything here is drawn by this program. Nobody in it exists.)");
    say("");
    clinic.draw(threads, progress);
    StolenMaterial stolen = new StolenMaterial(clinic, decoder);
    stolen.write(folder.leak(), threads, progress);
    TraceReport report =
        new Trace(
                new TraceRequest(
                    folder.archive(),
                    List.of(folder.leak()),
                    folder.report(),
                    folder.index(),
                    threads),
                decoder,
                progress)
            .run();
    Story.of(report, clinic.size()).forEach(this::say);
    say("");
    Grading.of(stolen.planted(), report).lines().forEach(this::say);
    say("");
    say("The report, to open in a browser: " + folder.report().resolve("report.html"));
    say("");
    new Theft(folder.archive(), clinic.names(), folder.server(), folder.theft(), this::say)
        .play(threads, progress);
  }

  private void say(String line) {
    PrintWriter to = spec.commandLine().getOut();
    to.println(SafeText.of(line));
    to.flush();
  }
}
