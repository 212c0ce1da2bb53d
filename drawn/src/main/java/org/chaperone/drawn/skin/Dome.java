package org.chaperone.drawn.skin;

import org.chaperone.drawn.paint.Curves;
import org.chaperone.drawn.paint.View;

/**
 * A head seen from in front or above: half an ellipsoid. Its chart is azimuthal: distance from the
 * pole along the skin, in the direction in which it is seen.
 */
public final class Dome implements Part {
  private final Tube.Frame frame;
  private final float along;
  private final float across;
  private final float turn;

  /**
   * A dome.
   *
   * @param along half axis along the frame's x, in millimetres
   * @param across half axis along the frame's y
   * @param turn by which the skin is rolled towards the frame's y, in radians
   */
  public Dome(Tube.Frame frame, float along, float across, float turn) {
    this.frame = frame;
    this.along = along;
    this.across = across;
    this.turn = turn;
  }

  @Override
  public void layInto(SkinSurface skin, int part) {
    View view = skin.view;
    float cosine = Curves.cos(frame.turn());
    float sine = Curves.sin(frame.turn());
    float viewCos = Curves.cos(view.turn() - frame.turn());
    float viewSin = Curves.sin(view.turn() - frame.turn());
    for (int y = 0; y < skin.height; y++) {
      for (int x = 0; x < skin.width; x++) {
        float sx = view.sceneX(x, y) - frame.x();
        float sy = view.sceneY(x, y) - frame.y();
        float p = (cosine * sx + sine * sy) / along;
        float q = (-sine * sx + cosine * sy) / across;
        float far = p * p + q * q;
        if (far > 1.2f) {
          continue;
        }
        float slope = Curves.root(p * p / (along * along) + q * q / (across * across)) + 1e-6f;
        float cover = Curves.clamp((1 - far) / (2 * slope) / view.millimetres() + 0.5f, 0, 1);
        if (cover <= 0) {
          continue;
        }
        float rho = Math.min(Curves.root(far), 0.9995f);
        float up = Curves.root(1 - rho * rho);
        float arc = rho < 0.02f ? 1 : Curves.asin(rho, up) / rho;
        float mean = (along + across) * 0.5f;
        float nx = p * mean / along;
        float ny = q * mean / across;
        float scale = 1 / Curves.root(nx * nx + ny * ny + up * up);
        nx *= scale;
        ny *= scale;
        skin.lay(
            y * skin.width + x,
            part,
            cover,
            frame.z() + mean * up,
            along * p * arc,
            across * (q * arc + turn),
            viewCos * nx + viewSin * ny,
            -viewSin * nx + viewCos * ny,
            6);
      }
    }
  }

  @Override
  public Spot spot(float u, float v) {
    float p = u / along;
    float q = v / across - turn;
    float angle = Curves.root(p * p + q * q);
    float shrink = angle < 1e-4f ? 1 : Curves.sin(Math.min(angle, 1.5707f)) / angle;
    float up = Curves.cos(angle);
    float lx = along * p * shrink;
    float ly = across * q * shrink;
    float cosine = Curves.cos(frame.turn());
    float sine = Curves.sin(frame.turn());
    float outX = p * shrink;
    float outY = q * shrink;
    return new Spot(
        frame.x() + cosine * lx - sine * ly,
        frame.y() + sine * lx + cosine * ly,
        frame.z() + (along + across) * 0.5f * Math.max(up, 0),
        up,
        cosine * outX - sine * outY,
        sine * outX + cosine * outY);
  }
}
