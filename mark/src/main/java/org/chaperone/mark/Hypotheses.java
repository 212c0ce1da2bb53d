package org.chaperone.mark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaperone.mark.residual.Base;
import org.chaperone.mark.residual.Residual;
import org.chaperone.mark.residual.Residual.Manner;
import org.chaperone.mark.score.Hypothesis;
import org.chaperone.picture.Picture;
import org.chaperone.picture.registration.Transform;

/**
 * The ways in which a leak is looked at: how it lies, how the rendition is taken out, how large.
 */
final class Hypotheses {

  private static final int SMALL = 200;

  /** Fine cells are gone after strong smoothing; the best way is tried at coarser sizes too. */
  private static final int COARSER = 2;

  private final Base base;
  private final Laying laying;
  private final boolean isSmall;
  private final long mostCells;
  private final long mostSquares;
  private final List<Hypothesis> found = new ArrayList<>();

  Hypotheses(Picture rendition, Picture leak, long mostCells, long mostSquares) {
    this.base = new Base(rendition, Mask.of(rendition).plane());
    this.laying = new Laying(rendition, base.luma(), leak);
    this.isSmall = Math.min(leak.width(), leak.height()) <= SMALL;
    this.mostCells = mostCells;
    this.mostSquares = mostSquares;
  }

  List<Hypothesis> over(Optional<Transform> hint) {
    List<Transform> ways = laying.over(hint);
    for (int way = 0; way < ways.size(); way++) {
      Transform toLeak = ways.get(way);
      int level = level(toLeak);
      // What is pieced together lies as its pieces did, so the best way is looked at in squares.
      boolean inSquares = way == 0;
      add(toLeak, level, Manner.PLAIN, inSquares);
      add(toLeak, level, Manner.STRAIGHTENED, inSquares);
      if (isSmall) {
        add(toLeak, level, Manner.SIMPLE, false);
      }
      add(Residual.inLeak(base, laying.luma(), toLeak), inSquares);
    }
    if (!ways.isEmpty()) {
      Transform best = ways.getFirst();
      for (int coarser = 1; coarser <= COARSER; coarser++) {
        add(best, level(best) + coarser, Manner.PLAIN, false);
      }
    }
    return found;
  }

  private void add(Transform toLeak, int level, Manner manner, boolean inSquares) {
    if (level <= Base.COARSEST_LEVEL) {
      add(Residual.of(base, laying.luma(), toLeak, level, manner), inSquares);
    }
  }

  private void add(Optional<Residual> seen, boolean inSquares) {
    seen.ifPresent(
        residual ->
            found.add(
                inSquares
                    ? Hypothesis.withPatchwork(residual, mostCells, mostSquares)
                    : Hypothesis.of(residual, mostCells)));
  }

  /** The level of the pyramid at which the rendition is about as large as the leak. */
  private int level(Transform toLeak) {
    double scale = Math.abs(toLeak.scaleAt(base.width() / 2.0, base.height() / 2.0));
    double level = Math.floor(Math.log(1 / scale) / Math.log(2) + .3);
    return (int) Math.clamp(level, 0, Base.COARSEST_LEVEL);
  }
}
