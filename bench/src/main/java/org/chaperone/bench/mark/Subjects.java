package org.chaperone.bench.mark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.chaperone.bench.match.Split;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.PictureDecoder;

/** Chooses photographs: by lot, from the folders by turns, large enough for each size. */
final class Subjects {

  /** A photograph a little smaller than a size belongs to it. */
  private static final double SLACK = .9;

  private static final int HARDLY_DECODED = 64;

  private final MarkOptions options;
  private final PictureDecoder decoder = PictureDecoder.standard();
  private final Map<Path, Double> megapixels = new HashMap<>();

  private Subjects(MarkOptions options) {
    this.options = options;
  }

  /** The smallest first; fewer of a size when there are no more that are large enough. */
  static List<Subject> chosen(MarkOptions options) throws IOException {
    return new Subjects(options).all();
  }

  private List<Subject> all() throws IOException {
    List<Subject> subjects = new ArrayList<>();
    for (double size : options.sizes()) {
      List<Queue<Path>> folders = shuffled(size);
      int wanted = subjects.size() + options.photographsOf(size);
      while (subjects.size() < wanted && !folders.isEmpty()) {
        for (Queue<Path> folder : folders) {
          if (subjects.size() < wanted) {
            nextOf(folder, size, subjects);
          }
        }
        folders.removeIf(Queue::isEmpty);
      }
    }
    return subjects;
  }

  private List<Queue<Path>> shuffled(double size) throws IOException {
    List<Queue<Path>> folders = new ArrayList<>();
    for (Path folder : options.folders()) {
      List<Path> files = new ArrayList<>(Split.pictures(folder));
      files.sort(
          Comparator.comparingDouble(f -> Split.lot(options.seed(), size + "/" + f.getFileName())));
      folders.add(new ArrayDeque<>(files));
    }
    return folders;
  }

  private void nextOf(Queue<Path> folder, double size, List<Subject> to) throws IOException {
    for (Path file = folder.poll(); file != null; file = folder.poll()) {
      if (megapixels(file) >= SLACK * size) {
        to.add(new Subject(to.size(), size, file));
        return;
      }
    }
  }

  private double megapixels(Path file) throws IOException {
    Double known = megapixels.get(file);
    if (known != null) {
      return known;
    }
    double found = 0;
    if (decoder.decode(file, HARDLY_DECODED) instanceof Decoded.Opened opened) {
      opened.picture().close();
      found = opened.width() / 1e6 * opened.height();
    }
    megapixels.put(file, found);
    return found;
  }
}
