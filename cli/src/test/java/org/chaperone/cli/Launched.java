package org.chaperone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real launcher in a process of its own, with the classes under test. */
public final class Launched {

  private static final long MOST_SECONDS = 600;

  private final Process process;
  private final Path out;
  private final Path err;

  private Launched(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** How it ended. */
  public record Ended(int code, String out, String err) {}

  /** The repository's root. */
  public static Path root() {
    return Path.of(System.getProperty("chaperone.root"));
  }

  /** Starts {@code ./chaperone} with these arguments, under the JDK that runs the tests. */
  public static Launched start(Path scratch, Object... arguments) throws IOException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return start(
        root().resolve("chaperone"),
        scratch,
        Map.of("CHAPERONE_JAVA", System.getProperty("java.home"), "CHAPERONE_CLASSPATH", classes),
        arguments);
  }

  /** Starts a launcher with an environment. */
  static Launched start(
      Path launcher, Path scratch, Map<String, String> environment, Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    Path out = Files.createTempFile(scratch, "out", ".txt");
    Path err = Files.createTempFile(scratch, "err", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(scratch.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().putAll(environment);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    return new Launched(builder.start(), out, err);
  }

  /** What it said so far. */
  public String out() throws IOException {
    return Files.readString(out);
  }

  /** Waits until it said something, and returns all that it said. */
  public String said(String what) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (!out().contains(what)) {
      if (!isRunning() || System.nanoTime() > end) {
        throw new AssertionError("it did not say " + what + "; " + out() + Files.readString(err));
      }
      Thread.sleep(50);
    }
    return out();
  }

  /** Sends the launcher a signal, as {@code kill} does. */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Kills the JVM below the launcher without a warning. */
  public void killJvm() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  /** Waits for its end. */
  public Ended end() throws IOException, InterruptedException {
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("the launcher did not end; " + Files.readString(err));
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
