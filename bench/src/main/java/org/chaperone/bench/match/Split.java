package org.chaperone.bench.match;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.chaperone.picture.PictureFormat;

/**
 * Which photographs are archived and which are held out, decided for each by its name and the seed
 * alone.
 */
public record Split(List<Path> archive, List<Path> heldOut) {

  /** Splits all photographs below these folders. */
  static Split of(List<Path> folders, double heldOutShare, long seed) throws IOException {
    List<Path> archive = new ArrayList<>();
    List<Path> heldOut = new ArrayList<>();
    for (Path folder : folders) {
      for (Path file : pictures(folder)) {
        double lot = lot(seed, folder.relativize(file).toString().replace('\\', '/'));
        (lot < heldOutShare ? heldOut : archive).add(file);
      }
    }
    return new Split(List.copyOf(archive), List.copyOf(heldOut));
  }

  /** All files below a folder that are named like pictures, by path. */
  public static List<Path> pictures(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, java.nio.file.FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(f -> PictureFormat.isNamedLikeOne(f.getFileName().toString()))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  /** 0 to 1, the same for the same seed and name. */
  public static double lot(long seed, String name) {
    long mixed = seed;
    for (int i = 0; i < name.length(); i++) {
      mixed = new SplittableRandom(mixed + name.charAt(i)).nextLong();
    }
    return new SplittableRandom(mixed).nextDouble();
  }

  /** So many of the numbers below {@code count}, drawn by lot. */
  static List<Integer> some(int most, int count, long seed, String purpose) {
    return Stream.iterate(0, i -> i + 1)
        .limit(count)
        .sorted(Comparator.comparingDouble(i -> lot(seed, purpose + ":" + i)))
        .limit(most)
        .toList();
  }
}
