package org.chaperone.bench.mark;

import java.util.List;
import java.util.Optional;
import org.chaperone.bench.report.Machine;
import org.chaperone.mark.Detection;
import org.chaperone.mark.Detector;
import org.chaperone.mark.ViewKey;
import org.chaperone.picture.Picture;

/**
 * A leak held against all views of a photograph.
 *
 * @param threshold from which on a part is named: 10⁻⁹ over all keys, parts and hypotheses
 * @param seconds of processor time
 */
record Hearing(List<Detection.Score> scores, double threshold, double seconds) {

  private static final double CHANCE = 1e-9;
  private static final int PARTS = 2;

  static Hearing of(Picture rendition, Picture leak, List<ViewKey> keys) {
    long begin = Machine.cpuOfThread();
    Detection found = Detector.search(rendition, leak, Optional.empty(), keys);
    double seconds = (Machine.cpuOfThread() - begin) / 1e9;
    return new Hearing(found.scores(), threshold((long) keys.size() * found.hypotheses()), seconds);
  }

  /** For so many keys × hypotheses. */
  static double threshold(long tried) {
    return Detection.threshold(CHANCE, PARTS * tried);
  }

  Detection.Score of(int key) {
    return scores.get(key);
  }

  boolean namesAccount(int key) {
    return of(key).account() > threshold;
  }

  boolean namesView(int key) {
    return of(key).view() > threshold;
  }

  boolean names(int key) {
    return namesAccount(key) || namesView(key);
  }

  /** How many of the keys from {@code first} on are named. */
  int namedFrom(int first) {
    int named = 0;
    for (int i = first; i < scores.size(); i++) {
      named += names(i) ? 1 : 0;
    }
    return named;
  }

  /** The highest score of the keys from {@code first} on. */
  double highestFrom(int first) {
    return scores.stream()
        .skip(first)
        .mapToDouble(s -> Math.max(s.account(), s.view()))
        .max()
        .orElse(0);
  }
}
