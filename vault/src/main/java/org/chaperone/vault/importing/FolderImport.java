package org.chaperone.vault.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.session.Session;
import org.chaperone.picture.PictureFormat;
import org.chaperone.vault.Vault;
import org.chaperone.vault.WorkProgress;
import org.chaperone.vault.adding.AddOutcome;
import org.chaperone.vault.facts.PatientFacts;

/**
 * Takes in a folder. What is in the vault already is recognised by its content, so a stopped import
 * is simply run again; nothing about it is written down anywhere.
 */
public final class FolderImport {

  private static final int IN_HAND = 64;

  private final Vault vault;
  private final Session session;
  private final Path folder;
  private final Assignments assignments;
  private final int threads;

  private final List<ImportReport.Unreadable> unreadable = new ArrayList<>();
  private final List<String> unassigned = new ArrayList<>();
  private final Set<PhotographId> addedNow = new HashSet<>();
  private final List<ImportReport.Duplicate> there = new ArrayList<>();
  private final Map<String, PatientId> patients = new ConcurrentHashMap<>();
  private int ignored;

  /**
   * Prepares to take in a folder, once.
   *
   * @param threads how many photographs are read at a time
   */
  public FolderImport(
      Vault vault, Session session, Path folder, Assignments assignments, int threads) {
    this.vault = vault;
    this.session = session;
    this.folder = folder;
    this.assignments = assignments;
    this.threads = threads;
  }

  private sealed interface Outcome {
    record Done(AddOutcome outcome) implements Outcome {}

    record Failed(String reason) implements Outcome {}

    record Unassigned() implements Outcome {}

    record NoPicture() implements Outcome {}
  }

  /**
   * Takes in everything.
   *
   * @throws IOException when the folder cannot be walked
   * @throws InterruptedException when stopped; what was taken in so far stays
   */
  public ImportReport run(WorkProgress progress) throws IOException, InterruptedException {
    List<Path> files = walk();
    progress.begin("Taking in photographs", files.size());
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      try {
        for (int from = 0; from < files.size(); from += IN_HAND) {
          List<Path> some = files.subList(from, Math.min(files.size(), from + IN_HAND));
          List<Future<Outcome>> outcomes =
              some.stream().map(file -> pool.submit(() -> take(file))).toList();
          for (int i = 0; i < some.size(); i++) {
            note(path(some.get(i)), outcomes.get(i).get());
            progress.advance(1);
          }
        }
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IllegalStateException("taking in photographs failed", e.getCause());
      } finally {
        pool.shutdownNow();
      }
    }
    progress.end();
    List<ImportReport.Duplicate> duplicates =
        there.stream().filter(d -> addedNow.contains(d.same())).toList();
    return new ImportReport(
        addedNow.size(),
        there.size() - duplicates.size(),
        duplicates,
        unreadable,
        unassigned,
        ignored);
  }

  private void note(String path, Outcome outcome) {
    switch (outcome) {
      case Outcome.NoPicture() -> ignored++;
      case Outcome.Unassigned() -> unassigned.add(path);
      case Outcome.Failed(String reason) ->
          unreadable.add(new ImportReport.Unreadable(path, reason));
      case Outcome.Done(AddOutcome.Unreadable(String reason)) ->
          unreadable.add(new ImportReport.Unreadable(path, reason));
      case Outcome.Done(AddOutcome.Added added) -> addedNow.add(added.photograph());
      case Outcome.Done(AddOutcome.AlreadyThere(PhotographId same)) ->
          there.add(new ImportReport.Duplicate(path, same));
    }
  }

  private Outcome take(Path file) {
    String path = path(file);
    try {
      if (!looksLikePicture(file)) {
        return PictureFormat.isNamedLikeOne(path)
            ? new Outcome.Failed("It is named like a picture and is none.")
            : new Outcome.NoPicture();
      }
      Optional<Assignment> assignment = assignments.of(path);
      if (assignment.isEmpty()) {
        return new Outcome.Unassigned();
      }
      PatientId patient = patient(assignment.get().patient());
      return new Outcome.Done(
          vault.add(session, patient, file, path, assignment.get().description()));
    } catch (IOException e) {
      return new Outcome.Failed("It could not be read or stored: " + e.getMessage());
    }
  }

  /** Made once, however many threads meet the patient's first photographs at the same time. */
  private PatientId patient(RosterEntry entry) {
    return patients.computeIfAbsent(
        entry.number().strip(), number -> vault.addPatient(session, entry, new PatientFacts("")));
  }

  private static boolean looksLikePicture(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return PictureFormat.of(in.readNBytes(64)).isPresent();
    }
  }

  private String path(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private List<Path> walk() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(folder)) {
              throw e;
            }
            unreadable.add(
                new ImportReport.Unreadable(path(file), "It may not be read or is gone."));
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(Comparator.naturalOrder());
    return files;
  }
}
