package org.chaperone.cli.hashes;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chaperone.cli.terminal.SafeText;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.picture.pdq.Pdq;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chaperone hashes}: a PDQ hash for every picture of a folder. */
@Command(
    name = "hashes",
    mixinStandardHelpOptions = true,
    header = {"Writes a PDQ hash for every picture of a folder.", ""},
    description = {
      "",
      "One line for each picture to standard output, by path: its PDQ hash, the hash's quality (0"
          + " to 100; below 50 it says little) and its path. Hash-sharing schemes compare such"
          + " hashes: up to 31 different bits are taken for the same picture. Pictures that"
          + " cannot be read are named on standard error.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  chaperone hashes /srv/photos > hashes.txt",
      "  chaperone hashes --format csv /srv/photos > hashes.csv",
      "",
      "Exit codes: 0 every picture was hashed; 1 some could not be read, or it failed;",
      "2 wrong usage."
    })
public final class HashesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "Folder of pictures.")
  private Path folder = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, csv or json (an object a line); text by default.")
  private HashLine.Format format = HashLine.Format.TEXT;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Pictures worked on at a time; by default one for each core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  private final PictureDecoder decoder = PictureDecoder.standard();
  private int unreadable;

  /** What became of one picture. */
  private sealed interface Outcome {
    record Hashed(HashLine line) implements Outcome {}

    record Unreadable(String path, String reason) implements Outcome {}
  }

  /** Hashes them all; 1 when some could not be read. */
  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(spec.commandLine(), folder + " is not a folder.");
    }
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads is a number from 1.");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(HashLine.heading(format));
    Deque<Future<Outcome>> waiting = new ArrayDeque<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (Path file : PictureFiles.in(folder)) {
        waiting.add(pool.submit((Callable<Outcome>) () -> outcome(file)));
        if (waiting.size() > 4 * threads) {
          write(waiting.remove(), out);
        }
      }
      while (!waiting.isEmpty()) {
        write(waiting.remove(), out);
      }
    }
    out.flush();
    return unreadable == 0 ? 0 : 1;
  }

  private void write(Future<Outcome> outcome, PrintWriter out) throws InterruptedException {
    try {
      switch (outcome.get()) {
        case Outcome.Hashed(HashLine line) -> out.print(line.in(format));
        case Outcome.Unreadable(String path, String reason) -> {
          unreadable++;
          spec.commandLine().getErr().println(SafeText.of(path + ": " + reason));
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("hashing a picture failed", e.getCause());
    }
  }

  private Outcome outcome(Path file) {
    String path = folder.relativize(file).toString().replace('\\', '/');
    try {
      return switch (decoder.decode(Files.readAllBytes(file))) {
        case Decoded.Opened opened -> {
          try (Picture picture = opened.picture()) {
            Pdq pdq = Pdq.of(picture);
            yield new Outcome.Hashed(new HashLine(pdq.hash(), pdq.quality(), path));
          }
        }
        case Decoded.Unreadable(String reason) -> new Outcome.Unreadable(path, reason);
      };
    } catch (IOException | OutOfMemoryError e) {
      return new Outcome.Unreadable(path, "it cannot be read");
    }
  }
}
