package org.chaperone.cli.demo.theft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chaperone.cli.demo.theft.KnownThings.Kind;
import org.chaperone.cli.demo.theft.KnownThings.Thing;

/**
 * What a search of a folder found.
 *
 * @param files how many it read
 * @param bytes how many these have together
 * @param pictures how many pictures were carved out of them
 * @param known which of the known things lie in them, or in their names
 */
record Looked(int files, long bytes, int pictures, Set<Thing> known) {

  /** Searches files, and every file of folders. */
  static Looked at(List<Path> places, KnownThings things) throws IOException {
    Carving carving = new Carving();
    Set<Thing> known = new HashSet<>();
    int files = 0;
    long bytes = 0;
    int pictures = 0;
    for (Path place : places) {
      try (Stream<Path> all = Files.walk(place)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          byte[] contents = Files.readAllBytes(file);
          files++;
          bytes += contents.length;
          pictures += carving.pictures(contents);
          things.find(contents, known);
          String name = place.relativize(file).toString();
          things.find(name.getBytes(StandardCharsets.UTF_8), known);
        }
      }
    }
    return new Looked(files, bytes, pictures, known);
  }

  /** How many of the known things of a kind were found. */
  int found(Kind kind) {
    return (int) known.stream().filter(thing -> thing.kind() == kind).count();
  }
}
