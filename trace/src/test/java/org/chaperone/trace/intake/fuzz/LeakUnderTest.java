package org.chaperone.trace.intake.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.chaperone.trace.intake.IntakeLimits;
import org.chaperone.trace.intake.LeakItem;
import org.chaperone.trace.intake.LeakReading;

/** Reads bytes as a leak and insists on what holds for every leak, however hostile. */
final class LeakUnderTest {

  private static final IntakeLimits LIMITS =
      new IntakeLimits(
          1 << 20, 8 << 20, 50, 256 << 10, 4, 100, Duration.ofSeconds(5), Duration.ofSeconds(5));

  private LeakUnderTest() {}

  static void read(FuzzedFormat format, byte[] bytes) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("fuzzed-leak");
    try {
      Path file = Files.write(folder.resolve("leak"), format.repaired(bytes));
      for (LeakItem item : LeakReading.items(LIMITS, file)) {
        check(item);
      }
      if (LeakReading.filesBelow(folder).size() != 1) {
        throw new AssertionError("a file was written beside the leak");
      }
    } finally {
      LeakReading.delete(folder);
    }
  }

  private static void check(LeakItem item) {
    if (!item.path().equals("leak") && !item.path().startsWith("leak!/")) {
      throw new AssertionError("an item outside the leak: " + item.path());
    }
    if (item.path().chars().anyMatch(Character::isISOControl)) {
      throw new AssertionError("a path that does more than be shown");
    }
    switch (item) {
      case LeakItem.PictureBytes picture -> {
        if (picture.bytes().length > LIMITS.maxItemBytes()) {
          throw new AssertionError("a picture larger than is allowed");
        }
      }
      case LeakItem.Unreadable unreadable -> {
        if (unreadable.reason().isBlank() || unreadable.reason().contains("Exception")) {
          throw new AssertionError("no reason for a person: " + unreadable.reason());
        }
      }
      case LeakItem.Other _ -> {}
    }
  }
}
