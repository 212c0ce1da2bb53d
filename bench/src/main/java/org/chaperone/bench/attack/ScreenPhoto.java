package org.chaperone.bench.attack;

import java.util.random.RandomGenerator;
import org.chaperone.bench.attack.raster.Homography;
import org.chaperone.bench.attack.raster.Mesh;
import org.chaperone.bench.attack.raster.Raster;

/**
 * A photograph of a screen that shows the draft: perspective, slight radial distortion, moiré
 * between the screen's and the sensor's grids, glow, gamma, grain and a lens that is not quite in
 * focus.
 *
 * <p>A homography cannot follow the radial distortion; the draft's transform becomes the one
 * nearest to the truth within what is visible.
 */
final class ScreenPhoto {

  private static final int COSINES = 1024;
  private static final float[] COSINE = new float[COSINES];

  static {
    for (int i = 0; i < COSINES; i++) {
      COSINE[i] = (float) Math.cos(2 * Math.PI * i / COSINES);
    }
  }

  private final RandomGenerator random;
  private final int width;
  private final int height;

  private ScreenPhoto(int width, int height, RandomGenerator random) {
    this.width = width;
    this.height = height;
    this.random = random;
  }

  static Draft of(Draft draft, RandomGenerator random) {
    int longSide = random.nextInt(700, 1301);
    int shortSide = (int) (longSide / (random.nextBoolean() ? 4.0 / 3 : 16.0 / 9));
    boolean wide = draft.width() >= draft.height() == random.nextDouble() < 0.85;
    return new ScreenPhoto(wide ? longSide : shortSide, wide ? shortSide : longSide, random)
        .shot(draft);
  }

  /**
   * What stands before the camera.
   *
   * @param draft all of it, from the wall to the picture on the screen
   * @param litX where the lit screen begins; it lies in the middle
   */
  private record Scene(Draft draft, int litX, int litY) {

    boolean isLit(double x, double y) {
      return x >= litX && y >= litY && x < draft.width() - litX && y < draft.height() - litY;
    }
  }

  private Draft shot(Draft draft) {
    Scene scene = scene(draft);
    Homography toFrame = camera(scene.draft());
    Homography toScene = toFrame.inverse();
    double k = random.nextDouble(-0.015, 0.015);
    double cx = (width - 1) / 2.0;
    double cy = (height - 1) / 2.0;
    double r2 = cx * cx + cy * cy;
    Mesh.Backwards lens =
        (x, y, at) -> {
          double bend = 1 + k * ((x - cx) * (x - cx) + (y - cy) * (y - cy)) / r2;
          double ux = cx + (x - cx) * bend;
          double uy = cy + (y - cy) * bend;
          at[0] = toScene.x(ux, uy);
          at[1] = toScene.y(ux, uy);
        };
    var mesh = new Mesh(width, height, lens);
    Raster frame = scene.draft().raster().sampled(mesh);
    moire(frame, mesh, scene, Math.sqrt(areaScale(toScene, cx, cy)));
    light(frame);
    Raster seen = frame.through(p -> p.blurred(random.nextDouble(0.5, 1.3)));
    Grain.add(seen, random.nextDouble(3, 10), random);
    return scene.draft().moved(seen, mesh.nearest());
  }

  /** A desk, a bezel and a lit screen with the draft on it, about as large as the camera sees. */
  private Scene scene(Draft draft) {
    double fill = random.nextDouble(0.75, 1.1);
    double scale =
        fill * Math.min((double) width / draft.width(), (double) height / draft.height());
    Draft shown = Geometry.scaled(draft, scale, scale);
    int sceneWidth = (int) (1.5 * width);
    int sceneHeight = (int) (1.5 * height);
    int[] walls = {0x5a5048, 0x8a8478, 0x2c2a2b, 0xb5ab9a};
    Raster scene = Raster.plain(sceneWidth, sceneHeight, walls[random.nextInt(walls.length)]);
    int x = (sceneWidth - shown.width()) / 2;
    int y = (sceneHeight - shown.height()) / 2;
    int marginX = (int) (width * random.nextDouble(0.01, 0.2));
    int marginY = (int) (height * random.nextDouble(0.01, 0.12));
    int bezel = (int) (0.03 * width);
    scene.rectangle(
        x - marginX - bezel,
        y - marginY - bezel,
        shown.width() + 2 * (marginX + bezel),
        shown.height() + 2 * (marginY + bezel),
        0x0a0a0c);
    int[] backgrounds = {0x161616, 0x2b2b2b, 0xf2f2f2};
    scene.rectangle(
        x - marginX,
        y - marginY,
        shown.width() + 2 * marginX,
        shown.height() + 2 * marginY,
        backgrounds[random.nextInt(backgrounds.length)]);
    return new Scene(shown.on(scene, x, y), x - marginX, y - marginY);
  }

  /** From the scene to the frame: held by hand, not quite straight. */
  private Homography camera(Draft scene) {
    double cx = (scene.width() - 1) / 2.0 + width * random.nextDouble(-0.05, 0.05);
    double cy = (scene.height() - 1) / 2.0 + height * random.nextDouble(-0.05, 0.05);
    var roll =
        Homography.turn(
            Math.toRadians(random.nextDouble(-6, 6)),
            1,
            cx,
            cy,
            (width - 1) / 2.0,
            (height - 1) / 2.0);
    double[] from = new double[8];
    double[] to = new double[8];
    for (int i = 0; i < 4; i++) {
      from[2 * i] = i % 2 * (width - 1);
      from[2 * i + 1] = i / 2 * (height - 1);
      to[2 * i] = from[2 * i] + width * random.nextDouble(-0.06, 0.06);
      to[2 * i + 1] = from[2 * i + 1] + height * random.nextDouble(-0.06, 0.06);
    }
    return roll.then(Homography.fit(from, to));
  }

  /**
   * The screen's grid, about as fine as the sensor's: sampled at the pixels it shows as the broad
   * bands that are moiré, another phase for each colour.
   */
  private void moire(Raster frame, Mesh mesh, Scene scene, double pixel) {
    double amplitude = random.nextDouble(0.02, 0.11);
    double dots = COSINES * (1 + random.nextDouble(-0.09, 0.09)) / pixel;
    double[] xs = new double[width];
    double[] ys = new double[width];
    byte[] p = frame.bgr();
    for (int y = 0, i = 0; y < height; y++) {
      mesh.row(y, xs, ys);
      for (int x = 0; x < width; x++, i += 3) {
        if (scene.isLit(xs[x], ys[x])) {
          int u = (int) (xs[x] * dots);
          float lines = COSINE[(int) (ys[x] * dots) & (COSINES - 1)];
          for (int c = 0; c < 3; c++) {
            float columns = COSINE[(u + c * COSINES / 3) & (COSINES - 1)];
            double value = (p[i + c] & 255) * (1 + amplitude * (columns + 0.5 * lines));
            p[i + c] = (byte) Math.clamp((long) value, 0, 255);
          }
        }
      }
    }
  }

  private static double areaScale(Homography h, double x, double y) {
    double ax = h.x(x + 1, y) - h.x(x, y);
    double ay = h.y(x + 1, y) - h.y(x, y);
    double bx = h.x(x, y + 1) - h.x(x, y);
    double by = h.y(x, y + 1) - h.y(x, y);
    return Math.abs(ax * by - ay * bx);
  }

  /** The screen's gamma and black level, a reflection, darker corners, a colour cast. */
  private void light(Raster frame) {
    double gamma = random.nextDouble(0.75, 1.35);
    double black = random.nextDouble(4, 26);
    double[] gain = {random.nextDouble(0.9, 1.15), 1, random.nextDouble(0.85, 1.05)};
    for (int channel = 0; channel < 3; channel++) {
      double g = gain[channel];
      Filters.curve(
          frame, channel, channel + 1, v -> black + (250 - black) * Math.pow(v / 255, gamma) * g);
    }
    double glowX = random.nextDouble() * width;
    double glowY = random.nextDouble() * height;
    double glowSize = random.nextDouble(0.15, 0.45) * width;
    double glow = random.nextDouble(0, 60);
    double vignette = random.nextDouble(0.05, 0.35);
    // Smooth over the frame, so that it is worked out once for each block.
    int block = 4;
    byte[] p = frame.bgr();
    for (int by = 0; by < height; by += block) {
      for (int bx = 0; bx < width; bx += block) {
        double dx = (bx - glowX) / glowSize;
        double dy = (by - glowY) / glowSize;
        int add = (int) Math.round(glow * Math.exp(-dx * dx - dy * dy));
        double vx = 2.0 * bx / width - 1;
        double vy = 2.0 * by / height - 1;
        int multiply = (int) (256 * (1 - vignette * (vx * vx + vy * vy) / 2));
        int right = Math.min(width, bx + block);
        for (int y = by; y < Math.min(height, by + block); y++) {
          for (int i = 3 * (y * width + bx); i < 3 * (y * width + right); i++) {
            p[i] = (byte) Math.min(255, (((p[i] & 255) * multiply) >> 8) + add);
          }
        }
      }
    }
  }

  /** A part of 30 to 60 % of a photograph of a screen, around a point of the shown picture. */
  static Draft croppedOf(Draft draft, RandomGenerator random) {
    double px = draft.width() * random.nextDouble(0.25, 0.75);
    double py = draft.height() * random.nextDouble(0.25, 0.75);
    Draft shot = of(draft, random);
    // The step just made is the last on the way of every photograph of the draft.
    Homography step =
        draft.placed().getFirst().transform().inverse().then(shot.placed().getFirst().transform());
    double area = random.nextDouble(0.3, 0.6);
    double aspect = Math.exp(random.nextDouble(-0.3, 0.3));
    int w = (int) (shot.width() * Math.min(1, Math.sqrt(area * aspect)));
    int h = (int) (shot.height() * Math.min(1, Math.sqrt(area / aspect)));
    int x = Math.clamp(Math.round(step.x(px, py) - w / 2.0), 0, shot.width() - w);
    int y = Math.clamp(Math.round(step.y(px, py) - h / 2.0), 0, shot.height() - h);
    return shot.cropped(x, y, w, h);
  }
}
