package org.chaperone.bench.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.chaperone.bench.attack.raster.Homography;
import org.chaperone.bench.attack.raster.Raster;
import org.chaperone.picture.Picture;

/** A leaked picture in the making: its pixels and where its photographs went. */
record Draft(Raster raster, List<Placed> placed) {

  /** A photograph and the way from it to the draft. */
  record Placed(int photograph, Homography transform) {}

  static Draft of(int photograph, Raster raster) {
    return new Draft(raster, List.of(new Placed(photograph, Homography.identity())));
  }

  int width() {
    return raster.width();
  }

  int height() {
    return raster.height();
  }

  /** Other pixels, to which the draft's points went by {@code step}. */
  Draft moved(Raster pixels, Homography step) {
    return new Draft(
        pixels,
        placed.stream().map(p -> new Placed(p.photograph(), p.transform().then(step))).toList());
  }

  /** Other pixels in the same places. */
  Draft through(UnaryOperator<Picture> operation) {
    return new Draft(raster.through(operation), placed);
  }

  /** The same draft after {@code paint} painted on it. */
  Draft painted(Consumer<Raster> paint) {
    paint.accept(raster);
    return this;
  }

  Draft resized(int width, int height) {
    return moved(
        raster.through(p -> p.resized(width, height)),
        Homography.resize(width(), height(), width, height));
  }

  Draft cropped(int x, int y, int width, int height) {
    return moved(raster.through(p -> p.cropped(x, y, width, height)), Homography.shift(-x, -y));
  }

  Draft warped(Homography step, int width, int height, int fill) {
    return moved(raster.through(p -> p.warped(step.numbers(), width, height, fill)), step);
  }

  /** The middle of this draft, resized so that it fills {@code width} × {@code height}. */
  Draft covering(int width, int height) {
    double scale = Math.max((double) width / width(), (double) height / height());
    int w = Math.max(width, (int) Math.round(width() * scale));
    int h = Math.max(height, (int) Math.round(height() * scale));
    return resized(w, h).cropped((w - width) / 2, (h - height) / 2, width, height);
  }

  /** This draft pasted on a page. */
  Draft on(Raster page, int x, int y) {
    page.paste(raster, x, y);
    return moved(page, Homography.shift(x, y));
  }

  /** This draft with the photographs of another, that are on the same pixels. */
  Draft with(Draft other) {
    var all = new ArrayList<>(placed);
    all.addAll(other.placed);
    return new Draft(raster, List.copyOf(all));
  }

  Leaked encoded(byte[] file) {
    return new Leaked(
        file,
        placed.stream()
            .map(p -> new Leaked.Part(p.photograph(), p.transform().numbers()))
            .toList());
  }
}
