package org.chaperone.bench.scale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chaperone.bench.report.Workers;
import org.chaperone.picture.features.Fingerprint;
import org.chaperone.picture.features.Vocabulary;
import org.chaperone.trace.Progress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SyntheticPhotographsTest {

  private static final int MODELS = 24;
  private static final List<DrawnPhotographs.Read> DRAWN = new ArrayList<>();
  private static SyntheticPhotographs synthetic;

  @BeforeAll
  static void draw() throws InterruptedException {
    DrawnPhotographs photographs = new DrawnPhotographs(5, MODELS);
    for (int i = 0; i < MODELS; i++) {
      DRAWN.add(photographs.read(i));
    }
    synthetic = new SyntheticPhotographs(DRAWN, 1, new Workers(2, Progress.silent()));
  }

  @Test
  void givesEachIndexAFullFingerprintOfItsOwnThatNeverChanges() {
    Fingerprint first = synthetic.photograph(0).fingerprint();
    assertEquals(Fingerprint.MOST_POINTS, first.count());
    assertArrayEquals(first.low(), synthetic.photograph(0).fingerprint().low());
    assertFalse(Arrays.equals(first.low(), synthetic.photograph(1).fingerprint().low()));
  }

  @Test
  void fillsCellsAboutAsUnevenlyAsDrawnPhotographs() {
    List<Fingerprint> others = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      others.add(synthetic.photograph(i).fingerprint());
    }
    double ratio =
        crowding(others) / crowding(DRAWN.stream().map(d -> d.indexed().fingerprint()).toList());
    assertTrue(ratio > .2 && ratio < 5, "cells are " + ratio + " times as crowded");
  }

  @Test
  void letsStrangersAgreeAboutAsOftenAsDrawnPhotographs() {
    List<Fingerprint> others = new ArrayList<>();
    for (int i = 0; i < MODELS; i++) {
      others.add(synthetic.photograph(i).fingerprint());
    }
    double drawn = agreeing(DRAWN.stream().map(d -> d.indexed().fingerprint()).toList());
    double ratio = agreeing(others) / drawn;
    assertTrue(ratio > .2 && ratio < 5, "strangers agree " + ratio + " times as often");
  }

  /** How likely two points share a cell, 1 when all cells are as likely. */
  private static double crowding(List<Fingerprint> fingerprints) {
    double[] counts = new double[Vocabulary.CELLS];
    double n = 0;
    for (Fingerprint f : fingerprints) {
      for (char cell : f.cells()) {
        counts[cell]++;
        n++;
      }
    }
    return Arrays.stream(counts).map(c -> c * (c - 1)).sum() * counts.length / (n * (n - 1));
  }

  /** Of points of different photographs in one cell, the share whose signatures are near. */
  private static double agreeing(List<Fingerprint> fingerprints) {
    long near = 0;
    long looked = 0;
    for (int a = 0; a < fingerprints.size(); a++) {
      for (int b = 0; b < a; b++) {
        Fingerprint f = fingerprints.get(a);
        Fingerprint g = fingerprints.get(b);
        for (int i = 0; i < f.count(); i += 3) {
          for (int k = 0; k < g.count(); k++) {
            if (f.cells()[i] == g.cells()[k]) {
              looked++;
              int distance =
                  Long.bitCount(f.low()[i] ^ g.low()[k]) + Long.bitCount(f.high()[i] ^ g.high()[k]);
              near += distance <= 40 ? 1 : 0;
            }
          }
        }
      }
    }
    return (near + .5) / (looked + 1);
  }
}
