package org.chaperone.cli.demo.theft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.chaperone.ledger.note.VerifierKey;
import org.chaperone.verifier.Verifier;

/**
 * The stand-alone verifier, run on evidence in a process of its own.
 *
 * @param code 0 when the claim holds
 * @param lines what it said
 */
record VerifierProcess(int code, List<String> lines) {

  /** Has evidence checked by whoever believes these two keys. */
  static VerifierProcess check(Path evidence, VerifierKey log, VerifierKey witness)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                JavaProcess.command(
                    Verifier.class.getName(), evidence, "--log", log, "--witness", witness))
            .redirectErrorStream(true)
            .start();
    try (var said = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = said.lines().toList();
      return new VerifierProcess(process.waitFor(), lines);
    }
  }
}
