package org.chaperone.trace.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.chaperone.picture.features.Probe;
import org.chaperone.trace.archive.Postings;

/**
 * Lets the points of a leaked picture vote for photographs: points of near cells whose signatures
 * differ in few bits agree, and what counts is how many agree on one turn, size and shift.
 *
 * <p>Cost: each point looks at the postings of its nearest cells until {@link #LOOKS} were seen,
 * whatever the archive's size, but at least at its {@link #FEWEST_CELLS} nearest cells.
 */
final class Voting {

  /**
   * Signatures of 128 bits that differ in more are taken for strangers: unrelated ones differ in 64
   * ± 6.
   */
  static final int FARTHEST = 40;

  static final int LOOKS = 3000;
  static final int FEWEST_CELLS = 3;
  private static final int SHORT_LIST = 300;
  private static final int FITTED = 40;

  private final List<Postings> archive;
  private final int[] firstPhotograph;
  private final int photographs;

  Voting(List<Postings> archive) {
    this.archive = List.copyOf(archive);
    this.firstPhotograph = new int[archive.size()];
    int n = 0;
    for (int i = 0; i < archive.size(); i++) {
      firstPhotograph[i] = n;
      n += archive.get(i).photographs();
    }
    this.photographs = n;
  }

  /** The best candidates, strongest first, at most {@code most}. */
  List<Candidate> candidates(Probe probe, boolean mirrored, int most) {
    Hits hits = new Hits();
    float[] weights = new float[probe.features().count()];
    for (int q = 0; q < weights.length; q++) {
      int before = hits.count;
      look(probe, q, hits);
      // A point that agrees with many photographs says little about any.
      weights[q] = (float) (1 / Math.sqrt(1.0 + hits.count - before));
    }
    float[] scores = new float[photographs];
    int[] lastQuery = new int[photographs];
    Arrays.fill(lastQuery, -1);
    for (int h = 0; h < hits.count; h++) {
      int p = hits.photograph[h];
      float vote = weights[hits.query[h]] * closeness(hits.distance[h]);
      scores[p] += lastQuery[p] == hits.query[h] ? vote * .3f : vote;
      lastQuery[p] = hits.query[h];
    }
    int[] shortList = best(scores, SHORT_LIST);
    int[] rank = new int[photographs];
    Arrays.fill(rank, -1);
    int[] sizes = new int[shortList.length];
    for (int i = 0; i < shortList.length; i++) {
      rank[shortList[i]] = i;
    }
    for (int h = 0; h < hits.count; h++) {
      int r = rank[hits.photograph[h]];
      if (r >= 0) {
        sizes[r]++;
      }
    }
    int[][] own = new int[shortList.length][];
    for (int i = 0; i < own.length; i++) {
      own[i] = new int[sizes[i]];
    }
    for (int h = 0; h < hits.count; h++) {
      int r = rank[hits.photograph[h]];
      if (r >= 0) {
        own[r][own[r].length - sizes[r]--] = h;
      }
    }
    return fitted(probe, mirrored, hits, weights, shortList, own).stream().limit(most).toList();
  }

  private static List<Candidate> fitted(
      Probe probe, boolean mirrored, Hits hits, float[] weights, int[] shortList, int[][] own) {
    record Contender(int photograph, Similarity similarity, float agreement) {}
    List<Contender> contenders = new ArrayList<>();
    for (int i = 0; i < shortList.length; i++) {
      float[] votes = new float[own[i].length];
      for (int k = 0; k < votes.length; k++) {
        int hit = own[i][k];
        votes[k] = weights[hits.query[hit]] * closeness(hits.distance[hit]);
      }
      Similarity similarity = new Similarity(probe.features(), hits, own[i], votes);
      contenders.add(new Contender(shortList[i], similarity, similarity.agreement()));
    }
    contenders.sort(Comparator.comparingDouble(Contender::agreement).reversed());
    return contenders.stream()
        .limit(FITTED)
        .flatMap(c -> c.similarity.fit(c.photograph, mirrored).stream())
        .sorted(Comparator.comparingDouble(Candidate::weight).reversed())
        .toList();
  }

  private void look(Probe probe, int q, Hits hits) {
    long low = probe.low()[q];
    long high = probe.high()[q];
    int seen = 0;
    for (int k = 0; k < probe.depth(); k++) {
      int cell = probe.cells()[q * probe.depth() + k];
      for (int s = 0; s < archive.size(); s++) {
        Postings postings = archive.get(s);
        int end = postings.end(cell);
        for (int i = postings.start(cell); i < end; i++) {
          int distance =
              Long.bitCount(low ^ postings.low(i)) + Long.bitCount(high ^ postings.high(i));
          if (distance <= FARTHEST) {
            hits.add(q, firstPhotograph[s] + postings.photograph(i), postings.place(i), distance);
          }
        }
        seen += end - postings.start(cell);
      }
      if (seen >= LOOKS && k + 1 >= FEWEST_CELLS) {
        return;
      }
    }
  }

  static float closeness(int distance) {
    float c = (FARTHEST + 4 - distance) / (float) FARTHEST;
    return c * c;
  }

  private static int[] best(float[] scores, int most) {
    int[] heap = new int[most];
    int n = 0;
    float floor = 0;
    for (int p = 0; p < scores.length; p++) {
      if (scores[p] <= floor) {
        continue;
      }
      if (n < most) {
        heap[n++] = p;
      } else {
        int weakest = 0;
        for (int i = 1; i < most; i++) {
          if (scores[heap[i]] < scores[heap[weakest]]) {
            weakest = i;
          }
        }
        heap[weakest] = p;
        floor = Float.MAX_VALUE;
        for (int i = 0; i < most; i++) {
          floor = Math.min(floor, scores[heap[i]]);
        }
      }
    }
    return Arrays.copyOf(heap, n);
  }
}
