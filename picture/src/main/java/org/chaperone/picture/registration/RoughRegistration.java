package org.chaperone.picture.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.global.opencv_calib3d;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.chaperone.picture.Picture;
import org.chaperone.picture.features.FeatureExtractor;
import org.chaperone.picture.features.Features;
import org.chaperone.picture.plane.Plane;

/**
 * Finds where a leaked picture lies on a photograph that it is known to be made from, without any
 * guess: by local features, or, for pieces too small or too smooth to have any, by sliding them
 * over the photograph.
 */
public final class RoughRegistration {

  /** Lowe's ratio test. */
  private static final double RATIO = .8;

  private static final int FEWEST = 9;
  private static final double NEAR = 4;

  /** Either way around. */
  private static final int MOST_PROPOSALS = 4;

  /** Pixels of the photograph for one of the piece. */
  private static final double[] SCALES = {1, .5, .75, 1.333, 2, 4};

  private static final int SMALLEST_PIECE = 16;
  private static final double CERTAIN = .97;

  private RoughRegistration() {}

  /** By features; both ways around. From pixels of the photograph to pixels of the leak. */
  public static Optional<Transform> byFeatures(Picture base, Picture leak) {
    Frames frames = Frames.of(base, leak);
    Found straight = frames.fit(frames.leak());
    Found turned = frames.fit(frames.mirrored());
    boolean isTurned = turned.supporters() > straight.supporters();
    Found best = isTurned ? turned : straight;
    return best.supporters() < FEWEST
        ? Optional.empty()
        : Optional.of(frames.inPixels(best.transform(), isTurned));
  }

  /**
   * The same with everything that few pairs of points propose: most of it is wrong and must be
   * looked at pixel by pixel.
   */
  public static List<Transform> proposals(Picture base, Picture leak) {
    Frames frames = Frames.of(base, leak);
    List<Transform> out = new ArrayList<>();
    for (boolean mirrored : new boolean[] {false, true}) {
      Features ofLeak = mirrored ? frames.mirrored() : frames.leak();
      Pairs pairs = Pairs.of(frames.base(), ofLeak);
      Found fitted = fit(frames.base(), ofLeak, pairs);
      if (fitted.supporters() >= FEWEST) {
        out.add(frames.inPixels(fitted.transform(), mirrored));
      }
      PointVotes votes = new PointVotes(frames.base(), ofLeak, pairs);
      for (PointVotes.Proposal p : votes.best(MOST_PROPOSALS)) {
        out.add(frames.inPixels(p.transform(), mirrored));
      }
    }
    return out;
  }

  private record Found(Transform transform, int supporters) {}

  /** Both pictures' points and the ways from frames to pixels. */
  private record Frames(
      Features base, Features leak, Features mirrored, Transform toBase, Transform toLeak) {

    static Frames of(Picture base, Picture leak) {
      FeatureExtractor extractor = FeatureExtractor.forHardLeak();
      Features ofBase = extractor.extract(base);
      Features ofLeak = extractor.extract(leak);
      return new Frames(
          ofBase, ofLeak, ofLeak.mirrored(), toFrame(ofBase, base), toFrame(ofLeak, leak));
    }

    private static Transform toFrame(Features of, Picture picture) {
      return Transform.scaling(
          (double) of.width() / picture.width(), (double) of.height() / picture.height());
    }

    Found fit(Features other) {
      return RoughRegistration.fit(base, other, Pairs.of(base, other));
    }

    Transform inPixels(Transform inFrames, boolean isMirrored) {
      Transform inLeakFrame = inFrames.after(toBase);
      Transform upright =
          isMirrored ? Transform.mirror(leak.width()).after(inLeakFrame) : inLeakFrame;
      return toLeak.inverse().after(upright);
    }
  }

  private static Found fit(Features base, Features leak, Pairs pairs) {
    int n = 0;
    for (float r : pairs.ratio()) {
      n += r < RATIO ? 1 : 0;
    }
    if (n < FEWEST) {
      return new Found(Transform.identity(), 0);
    }
    float[] from = new float[2 * n];
    float[] to = new float[2 * n];
    int at = 0;
    for (int i = 0; i < leak.count(); i++) {
      if (pairs.ratio()[i] < RATIO) {
        from[at] = base.x()[pairs.nearest()[i]];
        from[at + 1] = base.y()[pairs.nearest()[i]];
        to[at++] = leak.x()[i];
        to[at++] = leak.y()[i];
      }
    }
    try (Mat source = Mats.points(from);
        Mat target = Mats.points(to);
        Mat inliers = new Mat();
        Mat h =
            opencv_calib3d.findHomography(
                source, target, inliers, opencv_calib3d.USAC_MAGSAC, NEAR)) {
      if (h.empty()) {
        return new Found(Transform.identity(), 0);
      }
      double[] numbers = new double[9];
      new DoublePointer(h.data()).get(numbers);
      return new Found(Transform.of(numbers), opencv_core.countNonZero(inliers));
    }
  }

  /** By sliding the piece over the photograph at several sizes, both ways around. */
  public static Optional<Transform> bySliding(Plane base, Plane leak) {
    double best = -1;
    Transform found = Transform.identity();
    for (boolean mirrored : new boolean[] {false, true}) {
      Plane piece = mirrored ? leak.mirrored() : leak;
      for (double scale : SCALES) {
        int width = (int) Math.round(leak.width() * scale);
        int height = (int) Math.round(leak.height() * scale);
        if (width > base.width()
            || height > base.height()
            || Math.min(width, height) < SMALLEST_PIECE) {
          continue;
        }
        double[] peak = peak(base, piece.resized(width, height));
        if (peak[0] > best) {
          best = peak[0];
          Transform toPiece =
              Transform.scaling((double) leak.width() / width, (double) leak.height() / height)
                  .after(Transform.of(1, 0, -peak[1], 0, 1, -peak[2], 0, 0, 1));
          found = mirrored ? Transform.mirror(leak.width()).after(toPiece) : toPiece;
        }
        if (best > CERTAIN) {
          return Optional.of(found);
        }
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(found);
  }

  /** The highest normalised correlation and where it is. */
  private static double[] peak(Plane base, Plane piece) {
    try (Picture basePicture = base.toPicture();
        Picture piecePicture = piece.toPicture();
        Mat image = new Mat();
        Mat template = new Mat();
        Mat map = new Mat();
        DoublePointer value = new DoublePointer(1);
        Point where = new Point()) {
      opencv_core.extractChannel(basePicture.mat(), image, 0);
      opencv_core.extractChannel(piecePicture.mat(), template, 0);
      opencv_imgproc.matchTemplate(image, template, map, opencv_imgproc.TM_CCOEFF_NORMED);
      opencv_core.patchNaNs(map, 0);
      opencv_core.minMaxLoc(map, null, value, null, where, null);
      double v = value.get();
      return new double[] {v > 1 ? 0 : v, where.x(), where.y()};
    }
  }
}
