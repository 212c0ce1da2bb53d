package org.chaperone.bench.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequencesTest {

  @TempDir private Path folder;

  private void sequence(String name, int frames) throws IOException {
    Path sequence = Files.createDirectory(folder.resolve(name));
    for (int i = 0; i < frames; i++) {
      Files.createFile(sequence.resolve(String.format(java.util.Locale.ROOT, "%03d.png", i)));
    }
  }

  @Test
  void asksAboutFramesBetweenArchivedOnes() throws IOException {
    sequence("walk", 5);
    Sequences sequences = Sequences.in(List.of(folder));
    Path walk = folder.resolve("walk");
    assertEquals(
        List.of(walk.resolve("000.png"), walk.resolve("002.png"), walk.resolve("004.png")),
        sequences.archived());
    assertEquals(
        List.of(walk.resolve("001.png"), walk.resolve("003.png")),
        sequences.asked().stream().map(Sequences.Asked::frame).toList());
    assertEquals(folder.getFileName() + "/walk", sequences.asked().getFirst().sequence());
  }

  @Test
  void spreadsAFewQuestionsOverALongSequence() throws IOException {
    sequence("long", 200);
    Sequences sequences = Sequences.in(List.of(folder));
    List<Path> asked = sequences.asked().stream().map(Sequences.Asked::frame).toList();
    assertEquals(12, asked.stream().distinct().count());
    assertTrue(asked.getLast().getFileName().toString().compareTo("180.png") > 0);
    assertFalse(sequences.archived().stream().anyMatch(asked::contains));
  }
}
