package org.chaperone.cli.demo.theft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.chaperone.cli.terminal.ProgressLine;
import org.chaperone.cli.vault.Steps;
import org.chaperone.keyholder.exposure.Exposure;
import org.chaperone.keyholder.exposure.ExposureQuery;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.Session;
import org.chaperone.trace.Progress;
import org.chaperone.trace.report.TraceReport;
import org.chaperone.vault.Vault;
import org.chaperone.vault.importing.ImportReport;

/**
 * The play: the clinic's photographs go into a vault and people work with them; the disk is stolen;
 * an account is stolen; the clinic asks what that account can have been used for, and the answer is
 * held against what the thief really got.
 */
public final class Theft {

  private static final int DORAS_PATIENTS = 2;
  private static final int NORAS_PATIENTS = 4;

  /** Somebody whom neither Dora nor Nora has seen. */
  private static final int COLLEAGUES_PATIENT = DORAS_PATIENTS + NORAS_PATIENTS;

  private final Path archive;
  private final List<String> files;
  private final Path server;
  private final Path out;
  private final Consumer<String> say;

  /**
   * Prepares it.
   *
   * @param archive JPEG files with EXIF
   * @param files their paths in it, each in the folder of its patient
   * @param server a folder that is not there yet; becomes the disk of the clinic
   * @param out a folder that is not there yet, for what the thieves got and for the evidence
   * @param say takes the story, line by line
   */
  public Theft(Path archive, List<String> files, Path server, Path out, Consumer<String> say) {
    this.archive = archive;
    this.files = List.copyOf(files);
    this.server = server;
    this.out = out;
    this.say = say;
  }

  /** Plays it to its end. */
  public void play(int threads, ProgressLine progress)
      throws IOException, InterruptedException, SealException {
    DrawnPatients patients = new DrawnPatients(files);
    Files.createDirectories(out);
    Path list = Files.writeString(out.resolve("list.csv"), patients.list());
    tell(TheftStory.opening());
    try (SealedClinic clinic = new SealedClinic(server, out.resolve("witness"))) {
      ImportReport taken = clinic.takeIn(archive, list, threads, new Steps(progress));
      if (taken.added() != files.size()) {
        throw new IllegalStateException("the vault took in " + taken.added() + " photographs");
      }
      Set<PhotographId> doras = work(clinic, SealedClinic.DOCTOR, 0, DORAS_PATIENTS);
      Set<PhotographId> noras = work(clinic, SealedClinic.NURSE, DORAS_PATIENTS, NORAS_PATIENTS);
      tell(TheftStory.morning(taken.added(), patients.people().size(), doras, noras));
      stealDisk(list, patients);
      stealAccount(clinic, doras);
      leakViews(clinic, threads, progress);
    }
  }

  private void tell(List<String> lines) {
    lines.forEach(say);
  }

  /** Somebody looks at photographs of the last patients but {@code skipped}. */
  private static Set<PhotographId> work(SealedClinic clinic, String name, int skipped, int count)
      throws IOException {
    Vault vault = clinic.vault();
    Session session = clinic.signIn(name);
    List<PatientId> all = vault.rows().patients().reversed();
    Set<PhotographId> seen = new LinkedHashSet<>();
    for (PatientId patient : all.subList(skipped, skipped + count)) {
      List<PhotographId> theirs = vault.rows().photographsOf(patient);
      vault
          .viewing()
          .open(session, patient, theirs, Rendition.DISPLAY, "consultation", Optional.empty())
          .opened();
      seen.addAll(theirs);
    }
    return seen;
  }

  private void leakViews(SealedClinic clinic, int threads, Progress progress)
      throws IOException, InterruptedException {
    ViewLeak leak = ViewLeak.of(clinic, COLLEAGUES_PATIENT);
    Path leaked = leak.write(out.resolve("views"));
    TraceReport report = leak.trace(clinic, leaked, out.resolve("views-report"), threads, progress);
    tell(ViewStory.of(leak, report, out.resolve("views-report").resolve("report.html")));
  }

  private void stealDisk(Path list, DrawnPatients patients) throws IOException {
    DiskThief thief = DiskThief.stealing(server, out.resolve("stolen-disk"));
    KnownThings things = KnownClinic.of(archive, patients);
    Looked stolen = thief.look(things);
    // The same search of what the clinic had before shows that the search would find something.
    Looked plain = Looked.at(List.of(archive, list), things);
    tell(
        TheftStory.disk(
            plain, stolen, thief.packedPercent(), thief.tryKeys(), thief.tryPassphrases()));
  }

  private void stealAccount(SealedClinic clinic, Set<PhotographId> doras)
      throws IOException, InterruptedException {
    Instant from = Instant.now();
    AccountThief.Loot loot =
        new AccountThief(clinic.vault(), clinic.signIn(SealedClinic.DOCTOR))
            .take(out.resolve("originals"));
    Instant to = Instant.now();
    tell(TheftStory.account(loot));

    Session pia = clinic.signIn(SealedClinic.PRIVACY_LEAD);
    ExposureQuery query =
        new ExposureQuery(new Suspect.OfAccount(clinic.account(SealedClinic.DOCTOR)), from, to);
    Exposure exposure = clinic.keyholder().exposure(pia, query);
    tell(TheftStory.answer(from, exposure, Held.against(exposure, loot, doras)));

    Path evidence = out.resolve("dora.evidence");
    byte[] bundle = clinic.keyholder().evidence(pia, query);
    Files.write(evidence, bundle, StandardOpenOption.CREATE_NEW);
    Files.writeString(out.resolve("ledger.vkey"), clinic.log() + "\n");
    Files.writeString(out.resolve("witness.vkey"), clinic.witness() + "\n");
    Path forged = out.resolve("forged.evidence");
    byte[] changed = bundle.clone();
    changed[changed.length / 2] ^= 1;
    Files.write(forged, changed, StandardOpenOption.CREATE_NEW);
    tell(
        TheftStory.evidence(
            evidence,
            VerifierProcess.check(evidence, clinic.log(), clinic.witness()),
            VerifierProcess.check(forged, clinic.log(), clinic.witness())));
  }
}
