package org.chaperone.picture;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.opencv.global.opencv_core;

/** Brings OpenCV's natives into the process, once, and keeps them quiet. */
final class Natives {

  private static final String CACHE = "org.bytedeco.javacpp.cachedir";
  private static final String PROCESS_BOUND = "org.bytedeco.javacpp.maxPhysicalBytes";
  private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";

  static {
    // JavaCPP's bound would stop a decoder because of what others in the process have in memory.
    setUnlessSet(PROCESS_BOUND, "0");
    // Without it, JavaCPP looks for the libraries of graphics cards under thousands of names.
    setUnlessSet(EXTENSION, "");
    Path home = Path.of(System.getProperty("user.home"));
    Path folder = cache(System.getenv(), System.getProperty("os.name"), home);
    // Where that cannot be written, JavaCPP looks for a folder that can.
    if (canBeWritten(folder)) {
      setUnlessSet(CACHE, folder.toString());
    }
    NativeNoise.silence();
    PrintStream err = System.err;
    System.setErr(new WithoutVersionWarning(err));
    try {
      // Work is spread over pictures; threads within one would only get in each other's way.
      opencv_core.setNumThreads(1);
    } finally {
      System.setErr(err);
    }
  }

  private Natives() {}

  /**
   * Loads the natives unless they are there already.
   *
   * <p>They are unpacked once, into the folder that the system property {@code
   * org.bytedeco.javacpp.cachedir} names, or a folder within the one that the environment variable
   * {@code CHAPERONE_CACHE} names, or else where this platform keeps a user's caches.
   */
  static void load() {}

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null
        && System.getProperty(property.toLowerCase(Locale.ROOT)) == null) {
      System.setProperty(property, value);
    }
  }

  /** Where the natives of this user go on this platform. */
  static Path cache(Map<String, String> environment, String system, Path home) {
    String chosen = environment.getOrDefault("CHAPERONE_CACHE", "");
    if (!chosen.isEmpty()) {
      return Path.of(chosen).resolve("natives").toAbsolutePath();
    }
    return caches(environment, system.toLowerCase(Locale.ROOT), home)
        .resolve("chaperone")
        .resolve("natives")
        .toAbsolutePath();
  }

  private static Path caches(Map<String, String> environment, String system, Path home) {
    if (system.startsWith("mac")) {
      return home.resolve("Library").resolve("Caches");
    }
    boolean windows = system.startsWith("windows");
    String named = environment.getOrDefault(windows ? "LOCALAPPDATA" : "XDG_CACHE_HOME", "");
    return named.isEmpty() ? home.resolve(".cache") : Path.of(named);
  }

  private static boolean canBeWritten(Path folder) {
    try {
      Files.createDirectories(folder);
      return Files.isWritable(folder);
    } catch (IOException e) {
      return false;
    }
  }

  /** Why OpenCV and OpenBLAS differ in version is said where the versions are chosen. */
  private static final class WithoutVersionWarning extends PrintStream {

    WithoutVersionWarning(PrintStream to) {
      super(to, true);
    }

    @Override
    public void println(String line) {
      if (!line.startsWith("Warning: Versions of org.bytedeco:")) {
        super.println(line);
      }
    }
  }
}
