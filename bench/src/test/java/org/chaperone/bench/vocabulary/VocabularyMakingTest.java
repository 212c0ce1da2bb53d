package org.chaperone.bench.vocabulary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
    byte[] once = made("once.bin", FEW, 1);
    assertArrayEquals(once, made("again.bin", FEW, 3));
    assertFalse(Arrays.equals(once, made("more.bin", FEW + 1, 2)), "more pictures change nothing");
  }

  @Test
  void printsTheChecksumOfWhatItWrote() throws Exception {
    var printed = new ByteArrayOutputStream();
    Path file = folder.resolve("printed.bin");
    new VocabularyMaking(new VocabularyMaking.Options(file, FEW, 2), Progress.silent())
        .run(new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertEquals(
        Sha256.hex(Files.readAllBytes(file)) + "  printed.bin",
        printed.toString(StandardCharsets.UTF_8).strip());
  }

  @Test
  void shipsTheVocabularyWhoseChecksumIsOnRecord() throws IOException {
    String record = new String(resource("vocabulary.sha256"), StandardCharsets.UTF_8);
    assertEquals(Sha256.hex(resource("vocabulary.bin")) + "  vocabulary.bin", record.strip());
  }

  private byte[] made(String name, int pictures, int threads) throws Exception {
    Path file = folder.resolve(name);
    new VocabularyMaking(new VocabularyMaking.Options(file, pictures, threads), Progress.silent())
        .run(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    return Files.readAllBytes(file);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Vocabulary.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
