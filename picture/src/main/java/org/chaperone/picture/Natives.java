package org.chaperone.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.opencv.global.opencv_core;

/** Brings OpenCV's natives into the process, once. */
final class Natives {

  private static final String CACHE = "org.bytedeco.javacpp.cachedir";

  /** Our own bounds hold; JavaCPP's would stop a decoder because of what others have in memory. */
  private static final String PROCESS_BOUND = "org.bytedeco.javacpp.maxPhysicalBytes";

  static {
    if (System.getProperty(PROCESS_BOUND) == null) {
      System.setProperty(PROCESS_BOUND, "0");
    }
    if (System.getProperty(CACHE) == null) {
      Path folder = cache(System.getenv(), System.getProperty("os.name"), home());
      if (isOwnFolder(folder)) {
        System.setProperty(CACHE, folder.toString());
      }
    }
    // Work is spread over pictures; threads within one would only get in each other's way.
    opencv_core.setNumThreads(1);
  }

  private Natives() {}

  /**
   * Loads the natives unless they are there already.
   *
   * <p>They are unpacked once into a folder of the user: the one that the system property {@code
   * org.bytedeco.javacpp.cachedir} or the environment variable {@code CHAPERONE_CACHE} names, or
   * the platform's usual place for what can be made again.
   */
  static void load() {}

  private static Path home() {
    return Path.of(System.getProperty("user.home"));
  }

  /** Where the natives of this user go on this platform. */
  static Path cache(Map<String, String> environment, String system, Path home) {
    String chosen = environment.getOrDefault("CHAPERONE_CACHE", "");
    if (!chosen.isEmpty()) {
      return Path.of(chosen).resolve("natives").toAbsolutePath();
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      return (local.isEmpty() ? home : Path.of(local)).resolve("chaperone").resolve("natives");
    }
    if (name.startsWith("mac")) {
      return home.resolve("Library").resolve("Caches").resolve("chaperone").resolve("natives");
    }
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path caches = xdg.isEmpty() ? home.resolve(".cache") : Path.of(xdg);
    return caches.resolve("chaperone").resolve("natives").toAbsolutePath();
  }

  /** Without a folder of its own, JavaCPP looks for one that can be written. */
  private static boolean isOwnFolder(Path folder) {
    try {
      Files.createDirectories(folder);
      return Files.isWritable(folder);
    } catch (IOException e) {
      return false;
    }
  }
}
