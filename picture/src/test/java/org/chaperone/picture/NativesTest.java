package org.chaperone.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.opencv.global.opencv_core;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativesTest {

  private static final Path HOME = Path.of("/home/someone");

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void keepsNativesWhereThePlatformKeepsCaches() {
    assertEquals(
        Path.of("/home/someone/.cache/chaperone/natives"), Natives.cache(Map.of(), "Linux", HOME));
    assertEquals(
        Path.of("/var/caches/chaperone/natives"),
        Natives.cache(Map.of("XDG_CACHE_HOME", "/var/caches"), "Linux", HOME));
    assertEquals(
        Path.of("/home/someone/Library/Caches/chaperone/natives"),
        Natives.cache(Map.of("XDG_CACHE_HOME", "/var/caches"), "Mac OS X", HOME));
    assertEquals(
        Path.of("/local/chaperone/natives"),
        Natives.cache(Map.of("LOCALAPPDATA", "/local"), "Windows 11", HOME));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void keepsNativesWhereItIsTold() {
    assertEquals(
        Path.of("/chosen/natives"),
        Natives.cache(
            Map.of("CHAPERONE_CACHE", "/chosen", "XDG_CACHE_HOME", "/var"), "Linux", HOME));
  }

  @Test
  void worksInOneThreadAPicture() {
    Natives.load();
    assertEquals(1, opencv_core.getNumThreads());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void writesNothingToTheTerminalAboutDamagedFiles() throws IOException, InterruptedException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classes,
                Program.class.getName())
            .start();
    String noise = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("heard", noise.strip());
    assertEquals(0, process.waitFor());
  }

  /** Reads damaged files, then says something on Java's own standard error. */
  static final class Program {

    private Program() {}

    public static void main(String[] args) {
      for (PictureFormat format : PictureFormat.values()) {
        byte[] file = Encoded.mark(format);
        byte[] cut = Arrays.copyOf(file, file.length - 24);
        if (PictureDecoder.standard().decode(cut) instanceof Decoded.Opened opened) {
          opened.picture().close();
        }
      }
      System.err.println("heard");
    }
  }
}
