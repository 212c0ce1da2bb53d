package org.chaperone.bench.attack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.chaperone.bench.attack.raster.Raster;

/** Puts drafts into a grid, as collages and galleries do. */
final class Collage {

  private Collage() {}

  /**
   * The drafts, {@code side} × {@code side} of them, in any order of cells; the first stays first.
   */
  static Draft of(List<Draft> drafts, int side, RandomGenerator random) {
    int longSide = random.nextInt(380, 521) * (side == 2 ? 5 : 4) / 4;
    double aspect = random.nextDouble(1, 1.34);
    boolean wide = random.nextBoolean();
    int width = wide ? longSide : (int) (longSide / aspect);
    int height = wide ? (int) (longSide / aspect) : longSide;
    int gap = random.nextInt(4) == 0 ? 0 : random.nextInt(2, 17);
    Raster page =
        Raster.plain(
            side * (width + gap) + gap,
            side * (height + gap) + gap,
            random.nextBoolean() ? 0xffffff : 0);
    var cells = new ArrayList<Integer>();
    for (int i = 0; i < side * side; i++) {
      cells.add(i);
    }
    Collections.shuffle(cells, Random.from(random));
    Draft collage = new Draft(page, List.of());
    for (int i = 0; i < drafts.size(); i++) {
      int x = gap + cells.get(i) % side * (width + gap);
      int y = gap + cells.get(i) / side * (height + gap);
      collage = collage.with(drafts.get(i).covering(width, height).on(page, x, y));
    }
    return collage;
  }
}
