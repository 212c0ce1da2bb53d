package org.chaperone.picture.heif;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A running {@link HeifWorker}, seen from this side of its pipes. */
final class WorkerProcess {

  private final Process process;
  private final DataInputStream in;
  private final DataOutputStream out;

  private WorkerProcess(Process process) {
    this.process = process;
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
  }

  /** Starts a worker with the Java that runs here; takes a fifth of a second. */
  static WorkerProcess start() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String library = System.getProperty(Libheif.PLACE, "");
    var command =
        List.of(
            java.toString(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // When libheif falls, that is known here; no report in the user's folder.
            "-XX:+SuppressFatalErrorMessage",
            "--enable-native-access=ALL-UNNAMED",
            "-D" + Libheif.PLACE + "=" + library,
            "-cp",
            classPath(),
            HeifWorker.class.getName());
    return new WorkerProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  /** The jar or folder that these classes come from is all that a worker needs. */
  private static String classPath() {
    CodeSource source = HeifWorker.class.getProtectionDomain().getCodeSource();
    URI place = URI.create(String.valueOf(source.getLocation()));
    return "file".equals(place.getScheme())
        ? Path.of(place).toString()
        : System.getProperty("java.class.path");
  }

  DataInputStream in() {
    return in;
  }

  DataOutputStream out() {
    return out;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the worker unless the result is cancelled before the time is over. */
  CompletableFuture<?> endingAfter(Duration time) {
    Executor later =
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
    return CompletableFuture.runAsync(this::end, later);
  }

  void end() {
    process.destroyForcibly();
  }
}
