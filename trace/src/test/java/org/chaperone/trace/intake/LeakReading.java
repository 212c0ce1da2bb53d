package org.chaperone.trace.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.chaperone.trace.intake.LeakItem.Other;
import org.chaperone.trace.intake.LeakItem.PictureBytes;
import org.chaperone.trace.intake.LeakItem.Unreadable;

/** Reads leaks for tests, and says what came out in short. */
public final class LeakReading {

  /** Small, so that bombs are cheap to make. */
  public static final IntakeLimits SMALL =
      new IntakeLimits(
          1 << 20, 8 << 20, 50, 256 << 10, 6, 200, Duration.ofSeconds(20), Duration.ofSeconds(20));

  private LeakReading() {}

  public static List<LeakItem> items(IntakeLimits limits, Path... leaks)
      throws IOException, InterruptedException {
    var items = new ArrayList<LeakItem>();
    new LeakIntake(limits).read(List.of(leaks), items::add);
    return items;
  }

  /** Reads one file in a folder of its own. */
  public static List<LeakItem> items(IntakeLimits limits, String name, byte[] bytes)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("leak-reading");
    try {
      Path file = Files.write(folder.resolve(name), bytes);
      return items(limits, file);
    } finally {
      delete(folder);
    }
  }

  /** What one file holds, as {@link #inShort}. */
  public static List<String> read(String name, byte[] bytes)
      throws IOException, InterruptedException {
    return inShort(items(IntakeLimits.defaults(), name, bytes));
  }

  /** As {@link #read}, with small limits. */
  public static List<String> readSmall(String name, byte[] bytes)
      throws IOException, InterruptedException {
    return inShort(items(SMALL, name, bytes));
  }

  /** Such as {@code picture a.zip!/b.jpg}, {@code other c.txt}, {@code unreadable d.gif: why}. */
  public static List<String> inShort(List<LeakItem> items) {
    return items.stream().map(LeakReading::inShort).toList();
  }

  private static String inShort(LeakItem item) {
    return switch (item) {
      case PictureBytes picture -> "picture " + picture.path();
      case Other other -> "other " + other.path();
      case Unreadable unreadable -> "unreadable " + unreadable.path() + ": " + unreadable.reason();
    };
  }

  /** Every file below a folder, the folder itself not. */
  public static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> !file.equals(folder)).sorted().toList();
    }
  }

  public static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
