package org.chaperone.picture.features;

import java.util.Arrays;
import java.util.Comparator;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.KeyPoint;
import org.bytedeco.opencv.opencv_core.KeyPointVector;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_features2d.SIFT;
import org.chaperone.picture.Picture;

/**
 * Finds a picture's local features: SIFT with a low contrast threshold, because skin is smooth but
 * not featureless, spread evenly over the picture, because a crop may show any part of it.
 *
 * <p>Safe to use from many threads: each call has a detector of its own.
 */
public final class FeatureExtractor {

  /** Detector contrast threshold; OpenCV's default of .04 finds four times fewer points on skin. */
  private static final double CONTRAST = 0.012;

  private static final double EDGE = 15;

  /**
   * Cells along a side, in each of which the strongest points are taken by turns. Fine in the
   * archive: a tenth of a smooth picture must hold enough points to be found by.
   */
  private static final int ARCHIVE_GRID = 16;

  private static final int LEAK_GRID = 8;

  private final int longestSide;
  private final int shortestUpscale;
  private final int most;
  private final int grid;

  private FeatureExtractor(int longestSide, int shortestUpscale, int most, int grid) {
    this.longestSide = longestSide;
    this.shortestUpscale = shortestUpscale;
    this.most = most;
    this.grid = grid;
  }

  /** For photographs of the archive: few features, as they are kept. */
  public static FeatureExtractor forArchive() {
    return new FeatureExtractor(Fingerprint.FRAME, 0, Fingerprint.MOST_POINTS, ARCHIVE_GRID);
  }

  /**
   * For leaked pictures: more features, as other things than the photograph may be in the picture.
   */
  public static FeatureExtractor forLeak() {
    return new FeatureExtractor(800, 480, 1000, LEAK_GRID);
  }

  /** For leaked pictures in which nothing was found: enlarged, with twice as many features. */
  public static FeatureExtractor forHardLeak() {
    return new FeatureExtractor(1100, 1000, 2200, LEAK_GRID);
  }

  /** The features of a picture, in a frame of this extractor's size. */
  public Features extract(Picture picture) {
    try (Mat grey = frame(picture);
        SIFT sift = SIFT.create(0, 3, CONTRAST, EDGE, 1.6, false);
        KeyPointVector found = new KeyPointVector();
        Mat descriptors = new Mat()) {
      sift.detect(grey, found);
      try (KeyPointVector chosen = spread(found, grey.cols(), grey.rows())) {
        if (chosen.empty()) {
          return empty(grey.cols(), grey.rows());
        }
        sift.compute(grey, chosen, descriptors);
        return features(grey.cols(), grey.rows(), chosen, descriptors);
      }
    }
  }

  private Mat frame(Picture picture) {
    Mat grey = new Mat();
    opencv_imgproc.cvtColor(picture.mat(), grey, opencv_imgproc.COLOR_BGR2GRAY);
    int side = Math.max(grey.cols(), grey.rows());
    double scale = Math.min(1, (double) longestSide / side);
    if (side < shortestUpscale) {
      scale = Math.min(2, (double) shortestUpscale / side);
    }
    if (scale == 1) {
      return grey;
    }
    Mat scaled = new Mat();
    int width = Math.max(1, (int) Math.round(grey.cols() * scale));
    int height = Math.max(1, (int) Math.round(grey.rows() * scale));
    opencv_imgproc.resize(
        grey,
        scaled,
        new Size(width, height),
        0,
        0,
        scale < 1 ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_CUBIC);
    grey.close();
    return scaled;
  }

  private record Point(float x, float y, float size, float angle, float response, int octave) {
    double strength() {
      return response * Math.min(size / 4, 1.5);
    }
  }

  private KeyPointVector spread(KeyPointVector found, int width, int height) {
    int n = (int) found.size();
    Point[] points = new Point[n];
    for (int i = 0; i < n; i++) {
      try (KeyPoint k = found.get(i)) {
        points[i] =
            new Point(k.pt().x(), k.pt().y(), k.size(), k.angle(), k.response(), k.octave());
      }
    }
    Arrays.sort(points, Comparator.comparingDouble(Point::strength).reversed());
    int[] rank = new int[n];
    int[] taken = new int[grid * grid];
    Integer[] order = new Integer[n];
    for (int i = 0; i < n; i++) {
      int column = Math.min(grid - 1, (int) (points[i].x * grid / width));
      int row = Math.min(grid - 1, (int) (points[i].y * grid / height));
      rank[i] = taken[row * grid + column]++;
      order[i] = i;
    }
    Arrays.sort(order, Comparator.comparingInt(i -> rank[i]));
    int keep = Math.min(n, most);
    KeyPointVector chosen = new KeyPointVector(keep);
    for (int i = 0; i < keep; i++) {
      Point p = points[order[i]];
      try (KeyPoint k = new KeyPoint(p.x, p.y, p.size, p.angle, p.response, p.octave, -1)) {
        chosen.put(i, k);
      }
    }
    return chosen;
  }

  private static Features empty(int width, int height) {
    float[] none = new float[0];
    return new Features(width, height, none, none, none, none, new byte[0]);
  }

  private static Features features(int width, int height, KeyPointVector points, Mat descriptors) {
    int n = (int) points.size();
    float[] x = new float[n];
    float[] y = new float[n];
    float[] size = new float[n];
    float[] angle = new float[n];
    for (int i = 0; i < n; i++) {
      try (KeyPoint k = points.get(i)) {
        x[i] = k.pt().x();
        y[i] = k.pt().y();
        size[i] = k.size();
        angle[i] = k.angle();
      }
    }
    if (descriptors.type() != opencv_core.CV_32F) {
      throw new IllegalStateException("SIFT descriptors are floats");
    }
    float[] raw = new float[n * Features.DESCRIPTOR];
    new org.bytedeco.javacpp.FloatPointer(descriptors.data()).get(raw);
    return new Features(width, height, x, y, size, angle, rooted(raw));
  }

  /** Square root of the L1-normalised histogram; .11 or more of the length in one bin saturates. */
  private static byte[] rooted(float[] raw) {
    byte[] out = new byte[raw.length];
    for (int from = 0; from < raw.length; from += Features.DESCRIPTOR) {
      float sum = 1e-7f;
      for (int k = 0; k < Features.DESCRIPTOR; k++) {
        sum += raw[from + k];
      }
      for (int k = 0; k < Features.DESCRIPTOR; k++) {
        double root = Math.sqrt(raw[from + k] / sum) * 484;
        out[from + k] = (byte) Math.min(255, (int) root);
      }
    }
    return out;
  }
}
