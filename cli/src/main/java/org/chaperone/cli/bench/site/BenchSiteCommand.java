package org.chaperone.cli.bench.site;

import java.io.PrintWriter;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chaperone.bench.report.JsonFile;
import org.chaperone.bench.report.TemporaryFolder;
import org.chaperone.bench.site.Gallery;
import org.chaperone.bench.site.LoadOptions;
import org.chaperone.bench.site.LoadReport;
import org.chaperone.bench.site.SiteLoad;
import org.chaperone.cli.keyholder.Secret;
import org.chaperone.vault.home.DatabasePlace;
import org.chaperone.web.Site;
import org.chaperone.web.SiteSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone bench site}: how the site bears the load of a day. */
@Command(
    name = "site",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Measures the site while staff work on it.", ""},
    description = {
      "",
      "Makes a clinic with a long roster and galleries of 50 photographs of two megapixels, serves its"
          + " site on this machine, and has staff search, open patients and look at photographs, with"
          + " two to five seconds between clicks. Site and callers share this machine's processors.",
      ""
    },
    footer = {"", "Example:", "  chaperone bench site --staff 50 --minutes 10 --patients 100000"})
public final class BenchSiteCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--staff", paramLabel = "N", description = "50 by default.")
  private int staff = 50;

  @Option(names = "--minutes", paramLabel = "N", description = "How long they work; 10 by default.")
  private double minutes = 10;

  @Option(names = "--patients", paramLabel = "N", description = "On the roster; 100000 by default.")
  private int patients = 100_000;

  @Option(names = "--galleries", paramLabel = "N", description = "Full ones; 6 by default.")
  private int galleries = 6;

  @Option(
      names = "--photographs",
      paramLabel = "N",
      description = "In a gallery, 1 to 50; 50 by default.")
  private int photographs = 50;

  @Option(
      names = "--alone",
      paramLabel = "N",
      description = "Patients whom one person looks at before, alone; 60 by default.")
  private int alone = 60;

  @Option(names = "--folder", paramLabel = "DIR", description = "Where the clinic lies.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "An empty PostgreSQL database for the rows; SQLite by default.")
  private Optional<String> database = Optional.empty();

  @Option(names = "--database-user", paramLabel = "NAME", description = "Its user.")
  private String user = "chaperone";

  @Option(names = "--database-password-file", paramLabel = "FILE", description = "Its password.")
  private Optional<Path> password = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there too.")
  private Optional<Path> json = Optional.empty();

  @Override
  public Integer call() throws Exception {
    LoadOptions options;
    try {
      options = LoadOptions.of(staff, Duration.ofMillis((long) (minutes * 60_000)), alone);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    DatabasePlace rows =
        database
            .<DatabasePlace>map(url -> new DatabasePlace.Postgresql(url, user))
            .orElse(new DatabasePlace.Sqlite());
    String secret =
        database.isPresent() ? new String(Secret.read(password, "the database's password")) : "";
    PrintWriter out = spec.commandLine().getOut();
    try (TemporaryFolder place = new TemporaryFolder(folder);
        LoadClinic clinic = new LoadClinic(place.path(), staff, rows, secret)) {
      clinic.fillRoster(patients);
      List<Gallery> full = clinic.galleries(galleries, photographs);
      int port = free();
      try (Site site =
          Site.start(
              SiteSettings.local(port).withDemo(clinic).workingIn(place.path().resolve("work")),
              clinic.vault())) {
        String made =
            "%,d patients on the roster, %d galleries of %d, rows in %s"
                .formatted(patients, galleries, photographs, clinic.vault().database().kind());
        LoadReport report =
            new SiteLoad(SiteSettings.local(site.port()).origin(), clinic.staff(), full)
                .run(options, made, "./chaperone " + String.join(" ", typed()));
        out.print(report.text());
        // Nothing else is printed, and print alone stays in the writer.
        out.flush();
        if (json.isPresent()) {
          JsonFile.write(json.get(), report);
        }
        return report.failures().isEmpty() ? 0 : 1;
      }
    }
  }

  private List<String> typed() {
    return spec.root().commandLine().getParseResult().originalArgs();
  }

  private static int free() throws java.io.IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
