package org.chaperone.cli.demo.theft;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.wire.RemoteKeyholder;
import org.chaperone.keyholder.wire.UnixEndpoint;

/** The demo's keyholder as its clients reach it: a process of its own behind a Unix socket. */
final class ApartKeyholder implements AutoCloseable {

  private final Process process;
  private final OutputStream lifeline;
  private final Path folder;
  private final Keyholder keyholder;

  private ApartKeyholder(Process process, OutputStream lifeline, Path folder, Keyholder keyholder) {
    this.process = process;
    this.lifeline = lifeline;
    this.folder = folder;
    this.keyholder = keyholder;
  }

  /**
   * Starts it.
   *
   * @param home its folder
   * @param passphrase of its seal
   */
  static ApartKeyholder start(Path home, String passphrase, WitnessElsewhere witness)
      throws IOException {
    // Short: the path of a socket has at most 108 bytes.
    Path folder = Files.createTempDirectory("keyholder");
    Path socket = folder.resolve("socket");
    Process process =
        new ProcessBuilder(
                JavaProcess.command(
                    KeyholderProcess.class.getName(),
                    home,
                    socket,
                    witness.address(),
                    witness.key()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    OutputStream lifeline = process.getOutputStream();
    try {
      lifeline.write((passphrase + "\n").getBytes(StandardCharsets.UTF_8));
      lifeline.flush();
      BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
      if (!KeyholderProcess.READY.equals(said.readLine())) {
        throw new IOException("The keyholder's process did not start.");
      }
      return new ApartKeyholder(
          process, lifeline, folder, RemoteKeyholder.at(UnixEndpoint.of(socket)));
    } catch (IOException e) {
      process.destroy();
      throw e;
    }
  }

  Keyholder keyholder() {
    return keyholder;
  }

  @Override
  public void close() throws IOException {
    keyholder.close();
    lifeline.close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroy();
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(folder.resolve("socket"));
    Files.deleteIfExists(folder);
  }
}
