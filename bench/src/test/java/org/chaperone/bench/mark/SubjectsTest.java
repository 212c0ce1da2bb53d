package org.chaperone.bench.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaperone.bench.mark.leak.ViewAttack;
import org.chaperone.mark.Strength;
import org.chaperone.picture.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SubjectsTest {

  @TempDir private Path folder;

  private List<Subject> chosen(int photographs, Double... sizes) throws Exception {
    return Subjects.chosen(
        new MarkOptions(
            List.of(folder.resolve("many"), folder.resolve("few")),
            photographs,
            List.of(sizes),
            Strength.STANDARD,
            1,
            Set.of(MarkPart.FIDELITY),
            Set.of(ViewAttack.SERVED),
            100,
            1,
            1,
            Optional.empty(),
            ""));
  }

  @Test
  void takesFromTheFoldersByTurns() throws Exception {
    Textures.write(folder.resolve("many"), 0, 6);
    Textures.write(folder.resolve("few"), 6, 2);
    List<Subject> four = chosen(4, .15);
    assertEquals(2, four.stream().filter(s -> s.file().startsWith(folder.resolve("few"))).count());
    assertEquals(8, chosen(20, .15).size());
    assertEquals(8, chosen(20, .15).stream().map(Subject::file).distinct().count());
  }

  @Test
  void neverEnlarges() throws Exception {
    Textures.write(folder.resolve("many"), 0, 2);
    Files.createDirectories(folder.resolve("few"));
    List<Subject> subjects = chosen(9, .1, 1.);
    assertEquals(List.of(.1, .1), subjects.stream().map(Subject::megapixels).toList());
    try (Picture rendition = subjects.getFirst().rendition()) {
      double megapixels = rendition.width() / 1e6 * rendition.height();
      assertTrue(megapixels <= .1 && megapixels > .099, () -> megapixels + " MP");
    }
  }
}
