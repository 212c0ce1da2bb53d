package org.chaperone.bench.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitTest {

  @TempDir private Path folder;

  private void touch(int from, int to) throws IOException {
    Files.createDirectories(folder.resolve("sub"));
    for (int i = from; i < to; i++) {
      Files.createFile(folder.resolve("sub").resolve("p" + i + ".jpg"));
    }
  }

  @Test
  void holdsOutAboutTheShareAskedForAndNoOtherFiles() throws IOException {
    touch(0, 400);
    Files.createFile(folder.resolve("notes.txt"));
    Split split = Split.of(List.of(folder), .25, 1);
    assertEquals(400, split.archive().size() + split.heldOut().size());
    assertEquals(100, split.heldOut().size(), 30);
    assertEquals(400, Split.of(List.of(folder), 0, 1).archive().size());
  }

  @Test
  void decidesForEachPhotographByItsNameAndTheSeedAlone() throws IOException {
    touch(0, 100);
    Split before = Split.of(List.of(folder), .3, 1);
    touch(100, 200);
    Split after = Split.of(List.of(folder), .3, 1);
    assertTrue(after.heldOut().containsAll(before.heldOut()));
    assertTrue(after.archive().containsAll(before.archive()));
    assertNotEquals(after, Split.of(List.of(folder), .3, 2));
  }

  @Test
  void choosesDifferentOnesForDifferentPurposes() {
    List<Integer> some = Split.some(10, 1000, 1, "crop");
    assertEquals(10, new HashSet<>(some).size());
    assertEquals(some, Split.some(10, 1000, 1, "crop"));
    assertNotEquals(Set.copyOf(some), Set.copyOf(Split.some(10, 1000, 1, "blur")));
    assertEquals(3, Split.some(10, 3, 1, "crop").size());
  }
}
