package org.chaperone.trace.match;

import java.util.Optional;
import org.chaperone.picture.registration.Transform;

/** Weighted least-squares maps between two sets of points. */
final class LeastSquares {

  private LeastSquares() {}

  /**
   * The best map of the chosen points: turn, size and shift, or an affine map; empty when the
   * points do not determine one.
   */
  static Optional<Transform> map(
      float[] qx, float[] qy, float[] px, float[] py, float[] w, boolean[] chosen, boolean affine) {
    double sw = 0;
    double mx = 0;
    double my = 0;
    double nx = 0;
    double ny = 0;
    for (int i = 0; i < qx.length; i++) {
      if (chosen[i]) {
        sw += w[i];
        mx += w[i] * qx[i];
        my += w[i] * qy[i];
        nx += w[i] * px[i];
        ny += w[i] * py[i];
      }
    }
    mx /= sw;
    my /= sw;
    nx /= sw;
    ny /= sw;
    double xx = 0;
    double xy = 0;
    double yy = 0;
    double xu = 0;
    double yu = 0;
    double xv = 0;
    double yv = 0;
    for (int i = 0; i < qx.length; i++) {
      if (chosen[i]) {
        double x = qx[i] - mx;
        double y = qy[i] - my;
        double u = px[i] - nx;
        double v = py[i] - ny;
        xx += w[i] * x * x;
        xy += w[i] * x * y;
        yy += w[i] * y * y;
        xu += w[i] * x * u;
        yu += w[i] * y * u;
        xv += w[i] * x * v;
        yv += w[i] * y * v;
      }
    }
    double a;
    double b;
    double c;
    double d;
    double determinant = xx * yy - xy * xy;
    if (affine && determinant > .02 * (xx + yy) * (xx + yy) / 4) {
      a = (xu * yy - yu * xy) / determinant;
      b = (yu * xx - xu * xy) / determinant;
      c = (xv * yy - yv * xy) / determinant;
      d = (yv * xx - xv * xy) / determinant;
    } else if (xx + yy > 1e-6) {
      a = (xu + yv) / (xx + yy);
      c = (xv - yu) / (xx + yy);
      b = -c;
      d = a;
    } else {
      return Optional.empty();
    }
    if (a * d - b * c < 1e-6) {
      return Optional.empty();
    }
    return Optional.of(
        Transform.of(a, b, nx - a * mx - b * my, c, d, ny - c * mx - d * my, 0, 0, 1));
  }
}
