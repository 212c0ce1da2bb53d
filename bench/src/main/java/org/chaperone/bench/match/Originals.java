package org.chaperone.bench.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntFunction;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.picture.registration.Transform;

/**
 * Photographs to attack, opened when they are needed, at most {@link #SIDE} pixels long: a leak
 * seldom shows more, and nine large photographs in a collage would not fit into memory.
 */
final class Originals implements IntFunction<Picture> {

  /** Longest side that a photograph is attacked at, in pixels. */
  static final int SIDE = 1600;

  private record Size(int width, int height, int fullWidth, int fullHeight) {}

  private final List<Path> files;
  private final PictureDecoder decoder;
  private final ConcurrentMap<Integer, Size> sizes = new ConcurrentHashMap<>();

  /** These files, all of which can be read. */
  Originals(List<Path> files, PictureDecoder decoder) {
    this.files = List.copyOf(files);
    this.decoder = decoder;
  }

  /** Those of the files that can be read. */
  static Originals readable(List<Path> files) throws IOException {
    PictureDecoder decoder = PictureDecoder.standard();
    List<Path> good = new ArrayList<>();
    for (Path file : files) {
      if (isReadable(file, decoder)) {
        good.add(file);
      }
    }
    return new Originals(good, decoder);
  }

  static boolean isReadable(Path file, PictureDecoder decoder) throws IOException {
    if (decoder.decode(Files.readAllBytes(file), 64) instanceof Decoded.Opened opened) {
      opened.picture().close();
      return true;
    }
    return false;
  }

  int count() {
    return files.size();
  }

  byte[] file(int index) {
    try {
      return Files.readAllBytes(files.get(index));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name(int index) {
    Path file = files.get(index);
    int names = file.getNameCount();
    return file.subpath(Math.max(0, names - 2), names).toString().replace('\\', '/');
  }

  @Override
  public Picture apply(int index) {
    return switch (decoder.decode(file(index), SIDE)) {
      case Decoded.Opened opened -> {
        try (Picture picture = opened.picture()) {
          Picture small = picture.fitting(SIDE);
          sizes.put(
              index, new Size(small.width(), small.height(), opened.width(), opened.height()));
          yield small;
        }
      }
      case Decoded.Unreadable(String reason) ->
          throw new IllegalStateException(name(index) + ": " + reason);
    };
  }

  /** From pixels of a photograph at full size to pixels of it as it was opened. */
  Transform toOpened(int index) {
    Size size = sizes.get(index);
    if (size == null) {
      throw new IllegalStateException("the photograph was never opened");
    }
    return Transform.scaling(
        (double) size.width / size.fullWidth, (double) size.height / size.fullHeight);
  }
}
