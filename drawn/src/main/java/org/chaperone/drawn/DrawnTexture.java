package org.chaperone.drawn;

import java.util.List;
import org.chaperone.drawn.body.Site;
import org.chaperone.drawn.paint.Camera;
import org.chaperone.drawn.paint.Canvas;
import org.chaperone.drawn.paint.Colour;
import org.chaperone.drawn.paint.Dice;
import org.chaperone.drawn.texture.Clouds;
import org.chaperone.drawn.texture.DeadLeaves;

/**
 * Varied synthetic pictures to learn a visual vocabulary from, all of one size: about half are dead
 * leaves, the others soft clouds with edges and, for nearly a third, drawn skin.
 *
 * <p>The same seed and index give the same bytes on every machine; pictures do not depend on one
 * another. Safe for use by several threads. Drawing costs about 40 ms.
 */
public final class DrawnTexture {
  /** Width of every picture, in pixels. */
  public static final int WIDTH = 512;

  /** Height of every picture, in pixels. */
  public static final int HEIGHT = 384;

  private final Dice dice;

  /** The pictures of a seed. */
  public DrawnTexture(long seed) {
    this.dice = new Dice(seed).fork("texture");
  }

  /**
   * A picture: {@link #WIDTH} × {@link #HEIGHT} × 3 bytes, blue, green, red, rows from the top.
   *
   * @param index any number; each is another picture
   */
  public byte[] bgr(int index) {
    Dice mine = dice.fork(index);
    float kind = mine.unit();
    if (kind < 0.3f) {
      Site site = mine.pick(List.of(Site.values()));
      return new Shot(mine.fork("person"), site, "", 0, 0, 0).draw("", WIDTH, HEIGHT).bgr();
    }
    boolean blurred = mine.chance(0.2);
    int shrink = blurred ? 2 : 1;
    Canvas canvas = new Canvas(WIDTH / shrink, HEIGHT / shrink);
    if (kind < 0.8f) {
      float smallest = mine.between(2.5, 9) / shrink;
      float largest = smallest * mine.between(12, 60);
      DeadLeaves.paint(canvas, mine.fork("leaves"), smallest, largest, mine.between(2.5, 5));
    } else {
      Clouds.paint(canvas, mine.fork("clouds"));
    }
    if (blurred) {
      Canvas sharp = canvas;
      canvas = new Canvas(WIDTH, HEIGHT);
      canvas.spread(sharp);
    }
    Camera camera =
        new Camera(
            Colour.grey(mine.between(0.8, 1.4)),
            mine.between(0, 0.25),
            mine.between(0, 0.25),
            mine.between(0.4, 4),
            mine.bits());
    return camera.develop(canvas);
  }
}
