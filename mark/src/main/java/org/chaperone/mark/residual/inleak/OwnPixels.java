package org.chaperone.mark.residual.inleak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chaperone.picture.plane.Plane;
import org.chaperone.picture.registration.Transform;

/**
 * A leak explained on its own pixels: the rendition is brought to the leak's size and place, and
 * what the leak's compression may have made of it is asked coefficient by coefficient.
 *
 * <p>How it was smoothed when it was made smaller, toned and moved by fractions of a pixel is
 * fitted by a few terms against what may have been there before compression, in turns with how loud
 * everything else is (expectation and maximisation; Dempster, Laird and Rubin, 1977).
 */
public final class OwnPixels {

  private static final int FEWEST_BLOCKS = 12;

  /** Four megapixels: larger leaks say enough without this, and would take too much memory. */
  private static final int MOST_BLOCKS = 1 << 16;

  private static final int FITTED_BLOCKS = 2_000;
  private static final int ROUNDS = 4;
  private static final int MEASUREMENTS = 3;

  /** Smoothings that the leak may have come by, in its pixels; the first is that of an area. */
  private static final double[] SMOOTHINGS = {.29, .5, .9, 1.8};

  /** Pixels of the rendition for one of the leak from which on it was made smaller. */
  private static final double SMALLER = 1.1;

  private static final double SHARP = .3;

  private final BlockGrid all;
  private final Plane leak;
  private final Plane inside;
  private final Transform toBase;
  private final double step;

  private OwnPixels(BlockGrid all, Plane leak, Plane inside, Transform toBase, double step) {
    this.all = all;
    this.leak = leak;
    this.inside = inside;
    this.toBase = toBase;
    this.step = step;
  }

  /** How the rendition's colours became the leak's brightness. */
  public interface Toning {
    /** The brightness of blue, green and red where {@code inside} is 1, as the leak has it. */
    Plane toned(Plane[] colours, Plane leak, Plane inside);
  }

  /**
   * What is told of marks.
   *
   * @param score on the leak's pixels: what a mark would have to correlate with
   * @param nobody what nobody's mark would add to it
   * @param left pixels of the leak before the first of these
   * @param top likewise
   */
  public record Explained(Plane score, Plane nobody, int left, int top) {}

  /**
   * Looks at the part of a leak in which a part of the rendition is seen.
   *
   * @param toLeak from pixels of the part of the rendition to pixels of the leak
   * @return empty where too little is seen
   */
  public static Optional<OwnPixels> of(Plane leak, Transform toLeak, int width, int height) {
    int[] start = {leak.width(), leak.height()};
    int[] end = {0, 0};
    for (int corner = 0; corner < 4; corner++) {
      double[] p = toLeak.apply(corner % 2 == 0 ? 0 : width - 1.0, corner < 2 ? 0 : height - 1.0);
      int[] most = {leak.width(), leak.height()};
      for (int axis = 0; axis < 2; axis++) {
        start[axis] = Math.min(start[axis], (int) Math.clamp(Math.floor(p[axis]), 0, most[axis]));
        end[axis] = Math.max(end[axis], (int) Math.clamp(Math.ceil(p[axis]) + 1, 0, most[axis]));
      }
    }
    BlockGrid grid = BlockGrid.around(start, end);
    if (grid.blocks() < FEWEST_BLOCKS || grid.blocks() > MOST_BLOCKS) {
      return Optional.empty();
    }
    Transform toBase =
        toLeak.inverse().after(Transform.of(1, 0, grid.left(), 0, 1, grid.top(), 0, 0, 1));
    Plane inside = whole(width, height).coverage(toBase, grid.width(), grid.height()).eroded(3);
    BlockGrid seen = grid.within(inside);
    double step = Math.abs(toBase.scaleAt(grid.width() / 2.0, grid.height() / 2.0));
    return seen.count() < FEWEST_BLOCKS
        ? Optional.empty()
        : Optional.of(
            new OwnPixels(
                seen,
                leak.part(grid.left(), grid.top(), grid.width(), grid.height()),
                inside,
                toBase,
                step));
  }

  private static Plane whole(int width, int height) {
    Plane out = Plane.empty(width, height);
    Arrays.fill(out.values(), 1);
    return out;
  }

  /**
   * What the leak tells.
   *
   * @param luma brightness of the part of the rendition
   * @param colours its blue, green and red
   * @param nobody a mark of nobody's as strong as one may be there
   */
  public Explained explained(Plane luma, Plane[] colours, Plane nobody, Toning toning) {
    List<Plane> smoothed = new ArrayList<>();
    for (double smoothing : SMOOTHINGS) {
      smoothed.add(seen(luma, smoothing));
    }
    Plane[] seen = new Plane[colours.length];
    for (int c = 0; c < colours.length; c++) {
      seen[c] = seen(colours[c], SMOOTHINGS[0]);
    }
    Plane toned = toning.toned(seen, leak, inside);
    Plane shown = Covered.not(toned, leak, inside);
    BlockGrid open = all.within(shown);
    BlockGrid grid = open.count() < FEWEST_BLOCKS ? all : open;
    Terms terms = Terms.of(smoothed, toned, leak, shown);
    int[] some = grid.some(FITTED_BLOCKS);
    float[] ofSome = grid.coefficients(leak, some);
    Added added = new Added(grid, some, Steps.of(grid, leak, some), ofSome);
    double[] weights = fitted(grid, terms, added, some);

    int[] every = grid.some(Integer.MAX_VALUE);
    float[] expected = grid.coefficients(sum(terms.all(), weights), every);
    Added everywhere = added.of(every, grid.coefficients(leak, every));
    for (int i = 0; i < MEASUREMENTS; i++) {
      everywhere.measure(expected);
    }
    everywhere.settle();
    float[] mark = grid.coefficients(arrived(nobody, terms, weights), every);
    float[] scores = everywhere.scores(expected, mark);
    return new Explained(
        grid.plane(scores, every), grid.plane(mark, every), grid.left(), grid.top());
  }

  private double[] fitted(BlockGrid grid, Terms terms, Added added, int[] some) {
    List<float[]> coefficients =
        terms.all().stream().map(term -> grid.coefficients(term, some)).toList();
    double[] weights = terms.startWeights();
    float[] target = new float[some.length * BlockDct.SIZE];
    float[] precision = new float[target.length];
    for (int round = 0; round < ROUNDS; round++) {
      float[] expected = Terms.sum(coefficients, weights);
      for (int i = 0; i < MEASUREMENTS; i++) {
        added.measure(expected);
      }
      added.likely(expected, target, precision);
      Terms.fit(coefficients, target, precision, weights);
    }
    return weights;
  }

  /** A part of the rendition, smoothed by so many pixels of the leak, on the leak's pixels. */
  private Plane seen(Plane plane, double smoothing) {
    double sigma = smoothing == SMOOTHINGS[0] && step < SMALLER ? 0 : smoothing * step;
    Plane smooth = sigma < SHARP ? plane : plane.gaussian(sigma);
    return smooth.seenFrom(toBase, leak.width(), leak.height());
  }

  private Plane arrived(Plane mark, Terms terms, double[] weights) {
    List<Plane> smoothed = new ArrayList<>();
    double[] some = new double[SMOOTHINGS.length];
    for (int i = 0; i < SMOOTHINGS.length; i++) {
      smoothed.add(seen(mark, SMOOTHINGS[i]));
      some[i] = weights[i];
    }
    some[0] += weights[terms.smoothed()];
    return sum(smoothed, some);
  }

  private static Plane sum(List<Plane> planes, double[] weights) {
    Plane first = planes.getFirst();
    return new Plane(
        first.width(),
        first.height(),
        Terms.sum(planes.stream().map(Plane::values).toList(), weights));
  }
}
