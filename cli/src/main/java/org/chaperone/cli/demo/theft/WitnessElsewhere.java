package org.chaperone.cli.demo.theft;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.chaperone.ledger.disk.RealDisk;
import org.chaperone.ledger.note.KeyType;
import org.chaperone.ledger.note.NoteSigner;
import org.chaperone.ledger.note.VerifierKey;
import org.chaperone.ledger.witness.Witness;
import org.chaperone.ledger.witness.WitnessServer;

/** The witness of the clinic's ledger, which in the story is in another house. */
final class WitnessElsewhere implements Closeable {

  private final NoteSigner signer;
  private final Witness witness;
  private final WitnessServer server;

  WitnessElsewhere(Path folder, VerifierKey log) throws IOException {
    byte[] seed = new byte[NoteSigner.SEED_BYTES];
    new SecureRandom().nextBytes(seed);
    signer =
        new NoteSigner(
            "witness.example/another-house",
            KeyType.COSIGNATURE_ED25519,
            seed,
            InstantSource.system());
    witness =
        new Witness(new RealDisk(), folder, List.of(signer), Map.of(log.name(), List.of(log)));
    server = new WitnessServer(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  URI address() {
    return server.prefix();
  }

  VerifierKey key() {
    return signer.verifier();
  }

  @Override
  public void close() throws IOException {
    server.close();
    witness.close();
  }
}
