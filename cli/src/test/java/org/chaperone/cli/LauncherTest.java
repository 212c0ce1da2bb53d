package org.chaperone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher finds a JDK, or says what it found; the JDKs here are pretended. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {

  private static final List<String> TOOLS =
      List.of(
          "bash", "sed", "head", "dirname", "readlink", "locale", "grep", "env", "stty", "mkdir");

  @TempDir private Path scratch;
  private Path tools;
  private Path usual;

  @BeforeEach
  void pretendAMachineWithoutJava() throws IOException {
    tools = Files.createDirectories(scratch.resolve("tools"));
    usual = Files.createDirectories(scratch.resolve("usual"));
    for (String tool : TOOLS) {
      for (String folder : List.of("/bin", "/usr/bin")) {
        Path there = Path.of(folder, tool);
        if (Files.exists(there)) {
          script(tools.resolve(tool), "exec " + there + " \"$@\"");
        }
      }
    }
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private static Path jdk(Path folder, String version) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    for (String name : List.of("java", "javac")) {
      script(bin.resolve(name), "echo \"ran $0\"\nfor a; do echo \"[$a]\"; done");
    }
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return folder;
  }

  private Launched.Ended launch(Path launcher, Map<String, String> more, Object... arguments)
      throws Exception {
    Map<String, String> environment = new HashMap<>(more);
    environment.putIfAbsent("PATH", tools.toString());
    environment.putIfAbsent("CHAPERONE_JDKS", usual.toString());
    environment.putIfAbsent("CHAPERONE_JAVA", "");
    environment.put("CHAPERONE_CLASSPATH", "/nowhere");
    return Launched.start(launcher, scratch, environment, arguments).end();
  }

  private static Path launcher() {
    return Launched.root().resolve("chaperone");
  }

  private static void assertRan(Path jdk, Launched.Ended ended) {
    assertEquals(0, ended.code(), ended.err());
    assertEquals("ran " + jdk.resolve("bin/java"), ended.out().lines().findFirst().orElse(""));
  }

  @Test
  void takesTheFirstThatIsNewEnoughFromTheUsualFolders() throws Exception {
    jdk(usual.resolve("a-17"), "17.0.15");
    Path wanted = jdk(usual.resolve("b-25"), "25");
    jdk(usual.resolve("c-26"), "26.0.1");
    assertRan(wanted, launch(launcher(), Map.of(), "help"));
  }

  @Test
  void prefersTheOneThatIsNamed() throws Exception {
    jdk(usual.resolve("jdk"), "25.0.1");
    Path home = jdk(scratch.resolve("home"), "25.0.2");
    Path named = jdk(scratch.resolve("named one"), "27");
    assertRan(home, launch(launcher(), Map.of("JAVA_HOME", home.toString()), "help"));
    for (Path given : List.of(named, named.resolve("bin/java"))) {
      assertRan(
          named,
          launch(
              launcher(),
              Map.of("JAVA_HOME", home.toString(), "CHAPERONE_JAVA", given.toString()),
              "help"));
    }
  }

  @Test
  void followsTheJavaOfThePath() throws Exception {
    Path real = jdk(scratch.resolve("real"), "25.0.3");
    Files.createSymbolicLink(tools.resolve("java"), real.resolve("bin/java"));
    assertRan(real, launch(launcher(), Map.of(), "help"));
  }

  @Test
  void passesOverOneThatIsTooOldOrHasNoCompiler() throws Exception {
    Path old = jdk(scratch.resolve("old"), "21.0.2");
    Path runtime = jdk(usual.resolve("a-runtime"), "25");
    Files.delete(runtime.resolve("bin/javac"));
    Path wanted = jdk(usual.resolve("b-jdk"), "25");
    assertRan(wanted, launch(launcher(), Map.of("JAVA_HOME", old.toString()), "help"));
  }

  @Test
  void saysWhatItFoundWhenNoneIsNewEnough() throws Exception {
    Path old = jdk(usual.resolve("jdk-17"), "17.0.15");
    Launched.Ended ended = launch(launcher(), Map.of(), "help");
    assertEquals(78, ended.code());
    assertTrue(ended.err().contains("needs a JDK 25"), ended.err());
    assertTrue(ended.err().contains("JDK 17 in " + old), ended.err());
    assertTrue(ended.err().contains("adoptium.net"), ended.err());
  }

  @Test
  void worksThroughALinkFromAnywhereAndKeepsArgumentsWhole() throws Exception {
    Path wanted = jdk(usual.resolve("jdk"), "25");
    Path link = scratch.resolve("a link");
    Files.createSymbolicLink(link, Path.of("second"));
    Files.createSymbolicLink(scratch.resolve("second"), launcher());
    Launched.Ended ended = launch(link, Map.of(), "trace", "--leak", "two words", "*");
    Files.delete(scratch.resolve("second"));
    assertRan(wanted, ended);
    assertTrue(
        ended.out().endsWith("[org.chaperone.cli.Main]\n[trace]\n[--leak]\n[two words]\n[*]\n"),
        ended.out());
  }

  @Test
  void runsATraceAgainWhenNativesCrash() throws Exception {
    Path jdk = jdk(usual.resolve("jdk"), "25");
    Path runs = scratch.resolve("runs");
    script(
        jdk.resolve("bin/java"),
        "echo run >> '%s'; [ $(grep -c . '%s') -ge 3 ] || exit 134".formatted(runs, runs));
    Launched.Ended ended = launch(launcher(), Map.of(), "trace");
    assertEquals(0, ended.code(), ended.err());
    assertEquals(3, Files.readAllLines(runs).size());
    assertTrue(ended.err().contains("going on where it was"), ended.err());
  }

  @Test
  void anInstalledOneNeedsNoCompilerAndStartsFromACacheOfItsOwnJars() throws Exception {
    Path runtime = jdk(usual.resolve("runtime"), "25");
    Files.delete(runtime.resolve("bin/javac"));
    script(
        runtime.resolve("bin/java"),
        "for a; do echo \"[$a]\"; case $a in -XX:AOTCacheOutput=*) echo > \"${a#*=}\";; esac; done");
    Path installed = scratch.resolve("installed");
    Files.createDirectories(installed.resolve("lib"));
    Path jar = Files.writeString(installed.resolve("lib/one.jar"), "1");
    Path launcher = Files.copy(launcher(), installed.resolve("chaperone"));
    Path caches = scratch.resolve("caches");
    assertFalse(start(launcher, caches).contains("AOTCache="));
    awaitOne(caches);
    String second = start(launcher, caches);
    assertTrue(second.contains("[-XX:AOTCache=" + caches + "/start-"), second);
    assertTrue(second.contains("[" + jar + "]"), second);
    // Another version's cache is not used.
    Files.writeString(jar, "another");
    assertFalse(start(launcher, caches).contains("AOTCache="));
    awaitOne(caches);
  }

  private String start(Path launcher, Path caches) throws Exception {
    Launched.Ended ended =
        Launched.start(
                launcher,
                scratch,
                Map.of("CHAPERONE_JDKS", usual.toString(), "CACHE_DIRECTORY", caches.toString()),
                "serve")
            .end();
    assertEquals(0, ended.code(), ended.err());
    return ended.out();
  }

  /** Waits until the cache is made and who made it is gone. */
  private static void awaitOne(Path caches) throws Exception {
    for (int i = 0; i < 200; i++) {
      Thread.sleep(50);
      if (Files.isDirectory(caches)) {
        try (Stream<Path> files = Files.list(caches)) {
          List<String> names = files.map(file -> file.getFileName() + "").toList();
          if (names.size() == 1 && names.getFirst().endsWith(".aot")) {
            return;
          }
        }
      }
    }
    throw new AssertionError("no cache was made");
  }
}
