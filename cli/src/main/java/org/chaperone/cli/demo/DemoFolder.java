package org.chaperone.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The demo's folder and what lies where in it.
 *
 * @param root the folder itself
 */
record DemoFolder(Path root) {

  private static final String NOTE = "ABOUT-THIS-FOLDER.txt";

  /** Its second line changes whenever other pictures are drawn, so that old ones are not kept. */
  private static final String TEXT =
      """
      Made by "chaperone demo"; may be deleted. Nobody in these pictures exists.
      chaperone-demo/2
      """;

  /**
   * Makes the folder, or takes an earlier demo's.
   *
   * @throws NotADemoFolderException when it holds something else
   */
  static DemoFolder in(Path root) throws IOException, NotADemoFolderException {
    Path note = root.resolve(NOTE);
    if (Files.exists(root)) {
      if (!Files.isDirectory(root) || (!Files.exists(note) && !isEmpty(root))) {
        throw new NotADemoFolderException(root);
      }
    }
    DemoFolder folder = new DemoFolder(root);
    if (Files.exists(note) && !Files.readString(note).equals(TEXT)) {
      for (Path old : List.of(folder.archive(), folder.index(), folder.report())) {
        delete(old);
      }
    }
    // Made anew each time, because a budget that was spent a minute ago stays spent.
    delete(folder.server());
    delete(folder.theft());
    delete(folder.site());
    Files.createDirectories(folder.archive());
    Files.writeString(note, TEXT);
    return folder;
  }

  Path archive() {
    return root.resolve("archive");
  }

  Path leak() {
    return root.resolve("leak").resolve(StolenMaterial.NAME);
  }

  Path index() {
    return root.resolve("index");
  }

  Path report() {
    return root.resolve("report");
  }

  /** The disk of the clinic that has a vault. */
  Path server() {
    return root.resolve("server");
  }

  /** What the thieves of the second part got, and the evidence. */
  Path theft() {
    return root.resolve("theft");
  }

  /** The clinic whose site is served. */
  Path site() {
    return root.resolve("site");
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
