package org.chaperone.bench.vocabulary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.chaperone.picture.features.Vocabulary;
import org.chaperone.trace.Progress;
import org.chaperone.trace.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyMakingTest {

  /** Enough for the fewest descriptors that can be learned from. */
  private static final int FEW = 60;

  @TempDir private Path folder;

  @Test
  void makesTheSameVocabularyFromTheSamePicturesOnAnyNumberOfThreads() throws Exception {
    Path once = folder.resolve("once.bin");
    Path again = folder.resolve("again.bin");
    String printed = made(once, 1);
    made(again, 3);
    assertArrayEquals(Files.readAllBytes(once), Files.readAllBytes(again));
    assertEquals(Sha256.hex(Files.readAllBytes(once)) + "  once.bin", printed.strip());
  }

  @Test
  void shipsTheVocabularyWhoseChecksumIsOnRecord() throws IOException {
    String record = new String(resource("vocabulary.sha256"), StandardCharsets.UTF_8);
    assertEquals(Sha256.hex(resource("vocabulary.bin")) + "  vocabulary.bin", record.strip());
  }

  /** What making printed. */
  private static String made(Path file, int threads) throws Exception {
    var printed = new ByteArrayOutputStream();
    new VocabularyMaking(new VocabularyMaking.Options(file, FEW, threads), Progress.silent())
        .run(new PrintStream(printed, true, StandardCharsets.UTF_8));
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Vocabulary.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
