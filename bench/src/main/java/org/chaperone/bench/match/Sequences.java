package org.chaperone.bench.match;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Real sequences of frames: every second frame goes into the archive, some of those between are
 * asked about, and each of these lies between two archived neighbours.
 *
 * @param archived frames of all sequences
 * @param asked frames to ask about
 */
record Sequences(List<Path> archived, List<Asked> asked) {

  /** So many frames of each sequence are asked about at most, spread over it. */
  private static final int MOST = 12;

  /** A frame, the sequence it is of, and the folder that has the sequence. */
  record Asked(String folder, String sequence, Path frame) {}

  /** The sequences in the subfolders of these folders. */
  static Sequences in(List<Path> folders) throws IOException {
    List<Path> archived = new ArrayList<>();
    List<Asked> asked = new ArrayList<>();
    for (Path folder : folders) {
      for (Path sequence : subfolders(folder)) {
        List<Path> frames = Split.pictures(sequence);
        List<Path> between = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
          (i % 2 == 0 ? archived : between).add(frames.get(i));
        }
        String group = folder.toAbsolutePath().getFileName().toString();
        String name = group + "/" + sequence.getFileName();
        int count = Math.min(MOST, between.size());
        for (int i = 0; i < count; i++) {
          asked.add(new Asked(group, name, between.get(i * between.size() / count)));
        }
      }
    }
    return new Sequences(List.copyOf(archived), List.copyOf(asked));
  }

  private static List<Path> subfolders(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    }
  }
}
