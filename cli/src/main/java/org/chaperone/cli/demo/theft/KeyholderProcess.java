package org.chaperone.cli.demo.theft;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.seal.Argon2Cost;
import org.chaperone.keyholder.seal.PassphraseSeal;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.wire.KeyholderServer;
import org.chaperone.keyholder.wire.UnixEndpoint;
import org.chaperone.ledger.note.VerifierKey;
import org.chaperone.ledger.witness.WitnessClient;

/**
 * The demo's keyholder, a process of its own. It reads the passphrase from its standard input, so
 * that no disk ever has it, and ends when that input does, so that it never outlives the demo.
 */
final class KeyholderProcess {

  /** What it says when it serves. */
  static final String READY = "serving";

  private KeyholderProcess() {}

  /** Takes its folder, the socket, and the witness's address and verifier key. */
  public static void main(String[] arguments) throws IOException, SealException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String passphrase = in.readLine();
    if (passphrase == null) {
      return;
    }
    WitnessClient witness =
        new WitnessClient(URI.create(arguments[2]), List.of(VerifierKey.parse(arguments[3])));
    KeyholderSettings settings =
        KeyholderSettings.standard().withLedger(plain -> plain.withWitnesses(List.of(witness), 1));
    try (EmbeddedKeyholder keyholder =
            EmbeddedKeyholder.open(
                Path.of(arguments[0]),
                new PassphraseSeal(
                    passphrase.toCharArray(), Argon2Cost.STANDARD, new SecureRandom()),
                settings);
        KeyholderServer _ =
            KeyholderServer.start(keyholder, UnixEndpoint.of(Path.of(arguments[1])))) {
      System.out.println(READY);
      while (in.readLine() != null) {
        // Only the end of the input counts.
      }
    }
  }
}
