package org.chaperone.bench.vocabulary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chaperone.bench.report.Workers;
import org.chaperone.picture.Picture;
import org.chaperone.picture.features.FeatureExtractor;
import org.chaperone.picture.features.Vocabulary;
import org.chaperone.trace.Progress;
import org.chaperone.trace.Sha256;

/**
 * Makes the vocabulary of fingerprints from drawn pictures alone.
 *
 * <p>The same number of pictures gives the same file, however many threads draw, on machines whose
 * processors round alike: OpenCV's features may differ in the last bit from one kind of processor
 * to another. A vocabulary that differs makes fingerprints that cannot be compared with older ones,
 * so an index has to be made anew with it.
 */
public final class VocabularyMaking {

  /** How many pictures the vocabulary of the product was learned from. */
  public static final int STANDARD_PICTURES = 800;

  private static final long SEED = 20;

  private final Options options;
  private final Progress progress;

  /**
   * What to make.
   *
   * @param out the file to write
   * @param pictures how many to learn from; {@link #STANDARD_PICTURES} gives the product's own
   * @param threads how many pictures are drawn at a time
   */
  public record Options(Path out, int pictures, int threads) {}

  public VocabularyMaking(Options options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  /** Makes the vocabulary, writes it and prints its checksum as {@code sha256sum} does. */
  public void run(PrintStream out) throws IOException, InterruptedException {
    byte[] file = made();
    Files.write(options.out, file);
    out.println(Sha256.hex(file) + "  " + options.out.getFileName());
  }

  private byte[] made() throws IOException, InterruptedException {
    Vocabulary vocabulary = new VocabularyTraining(SEED).train(descriptors());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    vocabulary.write(bytes);
    return bytes.toByteArray();
  }

  private byte[] descriptors() throws InterruptedException {
    TrainingPictures pictures = new TrainingPictures(options.pictures);
    FeatureExtractor extractor = FeatureExtractor.forArchive();
    List<Workers.Task<byte[]>> tasks = new ArrayList<>();
    for (int i = 0; i < options.pictures; i++) {
      int index = i;
      tasks.add(
          () -> {
            try (Picture picture = pictures.picture(index)) {
              return extractor.extract(picture).descriptors();
            }
          });
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    new Workers(options.threads, progress)
        .run("Learning from drawn pictures", tasks, all::writeBytes);
    return all.toByteArray();
  }
}
