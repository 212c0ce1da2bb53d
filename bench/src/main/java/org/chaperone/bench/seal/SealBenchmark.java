package org.chaperone.bench.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaperone.bench.report.JsonFile;
import org.chaperone.bench.report.Latency;
import org.chaperone.bench.report.Machine;
import org.chaperone.bench.report.TemporaryFolder;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.Session;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.vault.adding.AddOutcome;
import org.chaperone.vault.facts.Description;
import org.chaperone.vault.renditions.Renditions;
import org.chaperone.vault.sealed.SealedFormat;
import org.chaperone.vault.sealed.WarmUp;
import org.chaperone.vault.storage.Storage;
import org.chaperone.vault.tracing.CaseFiles;

/** Seals, opens, takes in and views, and runs the bare cipher beside it, all in one run. */
public final class SealBenchmark {

  private static final int ORIGINAL = 5_000_000;
  private static final int DISPLAY = 500_000;
  private static final long WARM_UP = 1_000_000_000L;
  private static final int PATIENTS = 10;

  /** As a camera of twelve megapixels takes them. */
  private static final int WIDTH = 4000;

  private static final int HEIGHT = 3000;

  private final SealOptions options;
  private final SecureRandom random = new SecureRandom();

  /** Prepares a run. */
  public SealBenchmark(SealOptions options) {
    this.options = options;
  }

  /** Runs, and prints the figures. */
  public void run(PrintStream out)
      throws IOException, InterruptedException, GeneralSecurityException, SealException {
    Sealing originals = new Sealing(ORIGINAL);
    Sealing displays = new Sealing(DISPLAY);
    WarmUp.run(WARM_UP);
    originals.begin();
    for (int i = 0; i < options.rounds(); i++) {
      originals.round();
      displays.round();
    }
    List<SealReport.Row> rows = new ArrayList<>(originals.rows());
    rows.addAll(displays.rows());
    try (TemporaryFolder folder = new TemporaryFolder(options.folder());
        BenchVault bench = new BenchVault(folder.path().resolve("vault"))) {
      SealReport.Taking taking = takeIn(bench, folder.path());
      SealReport.Viewing viewing = view(bench);
      SealReport report =
          new SealReport(
              options.command(),
              Machine.here(),
              rows,
              originals.first(),
              originals.steady(),
              taking,
              viewing);
      SealTable.print(report, out);
      if (options.json().isPresent()) {
        JsonFile.write(options.json().get(), report);
      }
    }
  }

  private SealReport.Taking takeIn(BenchVault bench, Path folder) throws IOException {
    DrawnClinic drawn = new DrawnClinic(5, options.photographs());
    Session administrator = bench.administrator();
    double[] all = new double[options.photographs()];
    double[] pictures = new double[options.photographs()];
    double[] sealing = new double[options.photographs()];
    long bytes = 0;
    PictureDecoder decoder = PictureDecoder.standard();
    for (int i = 0; i < options.photographs(); i++) {
      Path file = folder.resolve("photograph.jpg");
      Files.write(file, photograph(drawn.photograph(i)));
      bytes += Files.size(file);
      PatientId patient = bench.patient(administrator, i % PATIENTS);
      long begin = System.nanoTime();
      AddOutcome outcome =
          bench.vault().add(administrator, patient, file, "bench", Description.NONE);
      all[i] = (System.nanoTime() - begin) / 1e6;
      if (!(outcome instanceof AddOutcome.Added)) {
        throw new IllegalStateException("a photograph was not taken in: " + outcome);
      }
      begin = System.nanoTime();
      Renditions.Made made = Renditions.of(file, new byte[32], decoder);
      pictures[i] = (System.nanoTime() - begin) / 1e6;
      begin = System.nanoTime();
      seal(Files.readAllBytes(file));
      if (made instanceof Renditions.Made.Of(Renditions renditions)) {
        seal(renditions.display().bytes());
        seal(renditions.thumbnail().bytes());
        seal(renditions.verification());
      }
      sealing[i] = (System.nanoTime() - begin) / 1e6;
    }
    return new SealReport.Taking(
        options.photographs(),
        (long) WIDTH * HEIGHT,
        bytes / options.photographs(),
        Latency.at(all, .5),
        Latency.at(pictures, .5),
        Latency.at(sealing, .5));
  }

  private void seal(byte[] content) throws IOException {
    byte[] key = new byte[SealedFormat.KEY_BYTES];
    random.nextBytes(key);
    try (InputStream in =
        new DigestInputStream(
            SealedFormat.sealing(
                key, new byte[0], new ByteArrayInputStream(content), content.length, random),
            Storage.sha256())) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static byte[] photograph(DrawnPhotograph drawn) {
    try (Picture picture = Picture.of(drawn.width(), drawn.height(), drawn.bgr());
        Picture large = picture.resized(WIDTH, HEIGHT)) {
      return large.jpeg(93);
    }
  }

  private record View(PatientId patient, PhotographId photograph) {}

  private SealReport.Viewing view(BenchVault bench) throws InterruptedException {
    List<View> views = new ArrayList<>();
    for (PatientId patient : bench.vault().rows().patients()) {
      bench
          .vault()
          .rows()
          .photographsOf(patient)
          .forEach(photograph -> views.add(new View(patient, photograph)));
    }
    // Under a case a display is opened without a mark, along the same way.
    CaseId investigation = bench.investigation();
    List<Latency.Call> opening = new ArrayList<>();
    List<Latency.Call> serving = new ArrayList<>();
    for (int c = 0; c < options.callers(); c++) {
      Session doctor = bench.doctor();
      CaseFiles files = bench.vault().under(doctor, investigation);
      int from = c;
      opening.add(
          i ->
              files.unmarked(views.get((from + i) % views.size()).photograph(), Rendition.DISPLAY));
      serving.add(i -> view(bench, doctor, views.get((from + i) % views.size())));
    }
    Latency opened = Latency.measured(opening, options.seconds());
    Latency served = Latency.measured(serving, options.seconds());
    long bytes =
        bench.vault().rows().rendition(views.getFirst().photograph(), Rendition.DISPLAY).stream()
            .mapToLong(row -> row.size())
            .sum();
    return new SealReport.Viewing(bytes, opened, served);
  }

  private static void view(BenchVault bench, Session doctor, View view) throws IOException {
    bench
        .vault()
        .viewing()
        .open(
            doctor,
            view.patient(),
            List.of(view.photograph()),
            Rendition.DISPLAY,
            "",
            Optional.empty())
        .opened();
  }
}
