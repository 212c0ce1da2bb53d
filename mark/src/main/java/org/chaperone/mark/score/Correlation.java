package org.chaperone.mark.score;

import java.util.List;
import org.chaperone.mark.pattern.Keystream;
import org.chaperone.mark.pattern.Octaves;
import org.chaperone.mark.pattern.Pairs;

/**
 * Correlates hypotheses with the signs of many keys: sums over eight cells are looked up by the
 * byte of their signs, so a key costs a look for every eight cells and its key stream.
 */
public final class Correlation {

  private static final int BYTE = 256;

  /** Pairs whose sums are looked up together: their table fits the second cache. */
  private static final int CHUNK = 8;

  private final Keystream[][] streams;

  /** For these keys, 32 bytes each. */
  public Correlation(List<byte[]> keys) {
    streams = new Keystream[keys.size()][Octaves.COUNT];
    for (int i = 0; i < streams.length; i++) {
      for (int s = 0; s < Octaves.COUNT; s++) {
        streams[i][s] = new Keystream(keys.get(i), s);
      }
    }
  }

  /** For each key the correlation of each run of blocks. */
  public double[][] sums(Hypothesis hypothesis) {
    double[][] sums = new double[streams.length][hypothesis.runs().count()];
    for (int s = 0; s < Octaves.COUNT; s++) {
      correlate(hypothesis.blocks(s), hypothesis.runs(), s, sums);
    }
    return sums;
  }

  private void correlate(Blocks blocks, Runs runs, int octave, double[][] sums) {
    Pairs pairs = blocks.pairs();
    int run = runs.firsts()[octave];
    int most = 64 * CHUNK;
    float[] table = new float[CHUNK * Blocks.A_PAIR * Long.BYTES * BYTE];
    for (int from = 0; from < pairs.count(); from += most) {
      Pairs part = pairs.part(from, Math.min(pairs.count(), from + most));
      long[][] words = new long[streams.length][];
      for (int i = 0; i < words.length; i++) {
        words[i] = streams[i][octave].words(part);
      }
      for (int chunk = 0; chunk < part.count(); chunk += CHUNK) {
        int end = Math.min(part.count(), chunk + CHUNK);
        fill(table, blocks.cells(), (from + chunk) * Blocks.CELLS_A_PAIR, end - chunk);
        int first = chunk * Blocks.A_PAIR;
        int last = end * Blocks.A_PAIR;
        int word = first;
        while (word < last) {
          int stop = Math.min(last, runs.ends()[run] - from * Blocks.A_PAIR);
          int at = (word - first) * Long.BYTES * BYTE;
          for (int i = 0; i < words.length; i++) {
            sums[i][run] += sum(table, at, words[i], word, stop);
          }
          if (stop == runs.ends()[run] - from * Blocks.A_PAIR) {
            run++;
          }
          word = stop;
        }
      }
    }
  }

  private static float sum(float[] table, int start, long[] words, int from, int end) {
    float even = 0;
    float odd = 0;
    int at = start;
    for (int i = from; i < end; i++) {
      long w = words[i];
      even += table[at + ((int) w & 255)];
      odd += table[at + BYTE + ((int) (w >>> 8) & 255)];
      even += table[at + 2 * BYTE + ((int) (w >>> 16) & 255)];
      odd += table[at + 3 * BYTE + ((int) (w >>> 24) & 255)];
      even += table[at + 4 * BYTE + ((int) (w >>> 32) & 255)];
      odd += table[at + 5 * BYTE + ((int) (w >>> 40) & 255)];
      even += table[at + 6 * BYTE + ((int) (w >>> 48) & 255)];
      odd += table[at + 7 * BYTE + ((int) (w >>> 56) & 255)];
      at += 8 * BYTE;
    }
    return even + odd;
  }

  /** Sums of eight cells for each byte of signs; a bit that is set means −1. */
  private static void fill(float[] table, float[] cells, int from, int pairs) {
    for (int octet = 0; octet < pairs * Blocks.A_PAIR * Long.BYTES; octet++) {
      int at = octet * BYTE;
      float all = 0;
      for (int bit = 0; bit < 8; bit++) {
        all += cells[from + octet * 8 + bit];
      }
      table[at] = all;
      for (int bit = 0; bit < 8; bit++) {
        int half = 1 << bit;
        float twice = 2 * cells[from + octet * 8 + bit];
        for (int v = 0; v < half; v++) {
          table[at + half + v] = table[at + v] - twice;
        }
      }
    }
  }
}
