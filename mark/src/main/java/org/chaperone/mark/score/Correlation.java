package org.chaperone.mark.score;

import java.util.ArrayList;
import java.util.List;
import org.chaperone.mark.pattern.Keystream;
import org.chaperone.mark.pattern.Octaves;
import org.chaperone.mark.pattern.Pairs;

/**
 * Correlates hypotheses with the signs of many keys: sums over eight cells are looked up by the
 * byte of their signs, so a key costs a look for every eight cells and its key stream, which is
 * made once for all hypotheses that look at a pair of blocks. All keys are asked about one block
 * before the next: its sums fit the first cache.
 */
public final class Correlation {

  private static final int BYTE = 256;

  /** Pairs whose key streams are made together. */
  private static final int STRETCH = 128;

  /** Keys whose streams are laid out together: a line of the cache. */
  private static final int LINE = 8;

  private final Keystream[] streams;

  /** For these keys, 32 bytes each. */
  public Correlation(List<byte[]> keys) {
    streams = keys.stream().map(Keystream::new).toArray(Keystream[]::new);
  }

  /** What the keys' signs add up to in each hypothesis. */
  public List<Sums> sums(Looks looks) {
    List<double[][]> ofRuns = new ArrayList<>();
    for (Hypothesis hypothesis : looks.hypotheses()) {
      ofRuns.add(new double[hypothesis.runs().count()][streams.length]);
    }
    long[] words = new long[STRETCH * Blocks.A_PAIR * streams.length];
    for (int s = 0; s < Octaves.COUNT; s++) {
      correlate(looks, s, words, ofRuns);
    }
    List<Sums> sums = new ArrayList<>();
    for (Hypothesis hypothesis : looks.hypotheses()) {
      // Taken out one by one, so that no more than one of them is there twice.
      sums.add(Sums.of(hypothesis, ofRuns.set(sums.size(), new double[0][]), streams.length));
    }
    return sums;
  }

  private void correlate(Looks looks, int octave, long[] words, List<double[][]> sums) {
    Looks.OfOctave here = looks.at(octave);
    float[] table = new float[Long.BYTES * BYTE];
    for (int from = 0; from < here.pairs().count(); from += STRETCH) {
      Pairs part = here.pairs().part(from, Math.min(here.pairs().count(), from + STRETCH));
      lay(part.counters(octave), words);
      for (int pair = 0; pair < part.count(); pair++) {
        for (Looks.Look look : here.looks().get(from + pair)) {
          float[] cells = looks.hypotheses().get(look.hypothesis()).blocks(octave).cells();
          double[][] into = sums.get(look.hypothesis());
          for (int half = 0; half < Blocks.A_PAIR; half++) {
            fill(table, cells, (look.block() + half) * Blocks.CELLS);
            int word = (pair * Blocks.A_PAIR + half) * streams.length;
            add(table, words, word, into[look.run(half)]);
          }
        }
      }
    }
  }

  /** Makes the key streams: the first word of all keys, then the second. */
  private void lay(byte[] counters, long[] words) {
    int keys = streams.length;
    byte[][] some = new byte[LINE][counters.length];
    for (int first = 0; first < keys; first += LINE) {
      int n = Math.min(LINE, keys - first);
      for (int i = 0; i < n; i++) {
        streams[first + i].fill(counters, some[i]);
      }
      for (int word = 0; word < counters.length / Long.BYTES; word++) {
        int at = word * keys + first;
        for (int i = 0; i < n; i++) {
          words[at + i] = Keystream.word(some[i], word);
        }
      }
    }
  }

  private static void add(float[] table, long[] words, int from, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      long w = words[from + i];
      int low = (int) w;
      int high = (int) (w >>> Integer.SIZE);
      float even = table[low & 255];
      float odd = table[BYTE + ((low >>> 8) & 255)];
      even += table[2 * BYTE + ((low >>> 16) & 255)];
      odd += table[3 * BYTE + (low >>> 24)];
      even += table[4 * BYTE + (high & 255)];
      odd += table[5 * BYTE + ((high >>> 8) & 255)];
      even += table[6 * BYTE + ((high >>> 16) & 255)];
      odd += table[7 * BYTE + (high >>> 24)];
      sums[i] += even + odd;
    }
  }

  /** Sums of eight cells for each byte of signs; a bit that is set means −1. */
  private static void fill(float[] table, float[] cells, int from) {
    for (int octet = 0; octet < Long.BYTES; octet++) {
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
