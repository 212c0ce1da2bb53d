package org.chaperone.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.picture.Picture;
import org.chaperone.trace.Progress;

/** The robbed clinic: its photographs as files, and pictures that are not among them. */
final class DemoClinic {

  private static final long SEED = 2026;
  private static final int PATIENTS = 112;
  private static final int QUALITY = 92;

  private final Path folder;
  private final DrawnClinic clinic = new DrawnClinic(SEED, PATIENTS);

  DemoClinic(Path folder) {
    this.folder = folder;
  }

  int size() {
    return clinic.size();
  }

  /** Draws what is not there yet. */
  void draw(int threads, Progress progress) throws IOException, InterruptedException {
    progress.begin("Drawing the clinic's photographs", size());
    InParallel.forEach(
        size(),
        threads,
        index -> {
          Path file = folder.resolve(name(index));
          if (!Files.exists(file)) {
            Path part = folder.resolve(name(index) + ".part");
            Files.createDirectories(part.getParent());
            Files.write(part, asTaken(clinic.photograph(index), index));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
          }
        },
        progress);
    progress.end();
  }

  /** The file as its camera made it. */
  private static byte[] asTaken(DrawnPhotograph photograph, int index) {
    String year = photograph.name().substring(0, 4);
    return CameraExif.into(
        jpeg(photograph),
        year + ":03:04 10:%02d:%02d".formatted(index / 60 % 60, index % 60),
        "PR7-%08d".formatted(40_001_000 + index));
  }

  /** All of them, by their paths in the archive. */
  List<String> names() {
    return IntStream.range(0, size()).mapToObj(this::name).toList();
  }

  /** The photograph's path in the archive. */
  String name(int index) {
    return clinic.name(index);
  }

  /** The photograph's file. */
  byte[] file(int index) throws IOException {
    return Files.readAllBytes(folder.resolve(name(index)));
  }

  /** Another shot of what a photograph shows, that was never filed. */
  byte[] unfiled(int index) {
    return jpeg(clinic.anotherShot(index, 0));
  }

  /** A photograph of somebody who is no patient here. */
  byte[] stranger(int index) {
    return jpeg(clinic.stranger(index));
  }

  private static byte[] jpeg(DrawnPhotograph photograph) {
    try (Picture picture = Picture.of(photograph.width(), photograph.height(), photograph.bgr())) {
      return picture.jpeg(QUALITY);
    }
  }
}
