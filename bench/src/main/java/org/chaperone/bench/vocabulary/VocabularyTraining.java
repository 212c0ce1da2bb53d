package org.chaperone.bench.vocabulary;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.chaperone.picture.features.Features;
import org.chaperone.picture.features.Vocabulary;

/**
 * Makes a {@link Vocabulary} from a sample of descriptors: their mean, a random rotation, and
 * k-means words for each half.
 *
 * <p>The same descriptors and seed give the same vocabulary.
 */
public final class VocabularyTraining {

  private static final int D = Features.DESCRIPTOR;
  private static final int HALF = D / 2;
  private static final int ROUNDS = 20;

  private final Random random;

  public VocabularyTraining(long seed) {
    this.random = new Random(seed);
  }

  /** Trains on {@code descriptors}, 128 bytes each; at least 10,000 of them. */
  public Vocabulary train(byte[] descriptors) {
    int n = descriptors.length / D;
    if (n < 10_000) {
      throw new IllegalArgumentException("a vocabulary needs 10,000 descriptors; there are " + n);
    }
    float[] mean = mean(descriptors, n);
    float[] rotation = rotation();
    float[] none = new float[2 * HALF * Vocabulary.WORDS];
    Vocabulary rotating = new Vocabulary(mean, rotation, none);
    float[] words = new float[none.length];
    float[] rotated = new float[D];
    float[][] halves = {new float[n * HALF], new float[n * HALF]};
    for (int i = 0; i < n; i++) {
      rotating.rotate(descriptors, i * D, rotated);
      System.arraycopy(rotated, 0, halves[0], i * HALF, HALF);
      System.arraycopy(rotated, HALF, halves[1], i * HALF, HALF);
    }
    for (int half = 0; half < 2; half++) {
      System.arraycopy(
          words(halves[half], n),
          0,
          words,
          half * HALF * Vocabulary.WORDS,
          HALF * Vocabulary.WORDS);
    }
    return new Vocabulary(mean, rotation, words);
  }

  private static float[] mean(byte[] descriptors, int n) {
    double[] sum = new double[D];
    for (int i = 0; i < n * D; i++) {
      sum[i % D] += descriptors[i] & 0xFF;
    }
    float[] mean = new float[D];
    for (int k = 0; k < D; k++) {
      mean[k] = (float) (sum[k] / n);
    }
    return mean;
  }

  /** A random orthogonal matrix: Gaussian rows, made orthonormal by Gram and Schmidt's way. */
  private float[] rotation() {
    double[][] rows = new double[D][D];
    for (int i = 0; i < D; i++) {
      for (int j = 0; j < D; j++) {
        rows[i][j] = random.nextGaussian();
      }
      for (int twice = 0; twice < 2; twice++) {
        for (int k = 0; k < i; k++) {
          double dot = 0;
          for (int j = 0; j < D; j++) {
            dot += rows[i][j] * rows[k][j];
          }
          for (int j = 0; j < D; j++) {
            rows[i][j] -= dot * rows[k][j];
          }
        }
      }
      double norm = Math.sqrt(Arrays.stream(rows[i]).map(v -> v * v).sum());
      for (int j = 0; j < D; j++) {
        rows[i][j] /= norm;
      }
    }
    float[] rotation = new float[D * D];
    for (int i = 0; i < D; i++) {
      for (int j = 0; j < D; j++) {
        rotation[i * D + j] = (float) rows[i][j];
      }
    }
    return rotation;
  }

  /** Lloyd's k-means; returns component × word. */
  private float[] words(float[] points, int n) {
    int k = Vocabulary.WORDS;
    float[] centres = new float[HALF * k];
    for (int w = 0; w < k; w++) {
      int from = random.nextInt(n);
      for (int c = 0; c < HALF; c++) {
        centres[c * k + w] = points[from * HALF + c];
      }
    }
    int[] owner = new int[n];
    for (int round = 0; round < ROUNDS; round++) {
      assign(points, n, centres, owner);
      recentre(points, n, centres, owner);
    }
    return centres;
  }

  private static void assign(float[] points, int n, float[] centres, int[] owner) {
    int k = Vocabulary.WORDS;
    float[] norms = new float[k];
    for (int c = 0; c < HALF; c++) {
      for (int w = 0; w < k; w++) {
        norms[w] += centres[c * k + w] * centres[c * k + w];
      }
    }
    int chunk = 4096;
    IntStream.range(0, (n + chunk - 1) / chunk)
        .parallel()
        .forEach(
            part -> {
              float[] d = new float[k];
              for (int i = part * chunk; i < Math.min(n, (part + 1) * chunk); i++) {
                System.arraycopy(norms, 0, d, 0, k);
                for (int c = 0; c < HALF; c++) {
                  float v = -2 * points[i * HALF + c];
                  int row = c * k;
                  for (int w = 0; w < k; w++) {
                    d[w] += v * centres[row + w];
                  }
                }
                int best = 0;
                for (int w = 1; w < k; w++) {
                  if (d[w] < d[best]) {
                    best = w;
                  }
                }
                owner[i] = best;
              }
            });
  }

  private void recentre(float[] points, int n, float[] centres, int[] owner) {
    int k = Vocabulary.WORDS;
    double[] sums = new double[HALF * k];
    int[] counts = new int[k];
    for (int i = 0; i < n; i++) {
      counts[owner[i]]++;
      for (int c = 0; c < HALF; c++) {
        sums[c * k + owner[i]] += points[i * HALF + c];
      }
    }
    for (int w = 0; w < k; w++) {
      if (counts[w] == 0) {
        int from = random.nextInt(n);
        for (int c = 0; c < HALF; c++) {
          centres[c * k + w] = points[from * HALF + c];
        }
        continue;
      }
      for (int c = 0; c < HALF; c++) {
        centres[c * k + w] = (float) (sums[c * k + w] / counts[w]);
      }
    }
  }
}
