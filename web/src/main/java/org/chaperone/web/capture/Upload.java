package org.chaperone.web.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.vault.adding.AddOutcome;
import org.chaperone.vault.facts.Description;

/**
 * A file on its way in. Its methods are called under its own lock, so that a chunk that arrives
 * twice over two connections is written once.
 */
final class Upload {

  /**
   * What is coming.
   *
   * @param sha256 64 lower-case hexadecimal digits, by which the same file goes on where it stopped
   */
  record Wanted(
      AccountId account,
      PatientId patient,
      String name,
      long size,
      String sha256,
      Description description) {

    /** Whether both are the same file for the same patient from the same account. */
    boolean isSameFile(Wanted other) {
      return account.equals(other.account)
          && patient.equals(other.patient)
          && size == other.size
          && sha256.equals(other.sha256);
    }

    /** Says nothing: names of files name people. */
    @Override
    public String toString() {
      return "Wanted[not shown]";
    }
  }

  final String id;
  final Wanted wanted;
  private final Path file;
  private long offset;
  private long touched = System.nanoTime();
  private Optional<AddOutcome> outcome = Optional.empty();

  Upload(String id, Wanted wanted, Path file) {
    this.id = id;
    this.wanted = wanted;
    this.file = file;
  }

  /** Where it goes on, in bytes from the beginning. */
  long offset() {
    return offset;
  }

  boolean isComplete() {
    return offset == wanted.size();
  }

  /** What came of it, once it was added. */
  Optional<AddOutcome> outcome() {
    return outcome;
  }

  long nanosUntouched() {
    return System.nanoTime() - touched;
  }

  Path file() {
    return file;
  }

  /** Bytes that are held for it. */
  long held() {
    return outcome.isPresent() ? 0 : wanted.size();
  }

  void append(byte[] chunk) throws IOException {
    touched = System.nanoTime();
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(chunk);
      while (rest.hasRemaining()) {
        out.write(rest, offset + rest.position());
      }
    }
    offset += chunk.length;
  }

  void startAgain() throws IOException {
    Files.deleteIfExists(file);
    offset = 0;
  }

  void finish(AddOutcome came) throws IOException {
    touched = System.nanoTime();
    outcome = Optional.of(came);
    Files.deleteIfExists(file);
  }
}
