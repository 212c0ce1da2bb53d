package org.chaperone.cli.witness;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.chaperone.cli.ledger.KeyText;
import org.chaperone.ledger.disk.RealDisk;
import org.chaperone.ledger.note.KeyType;
import org.chaperone.ledger.note.NoteSigner;
import org.chaperone.ledger.note.VerifierKey;
import org.chaperone.ledger.witness.Witness;
import org.chaperone.ledger.witness.WitnessServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone witness serve}: a witness over HTTP. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Serves a witness (c2sp.org/tlog-witness) until Ctrl-C.", ""},
    description = {
      "",
      "Run it where the clinic's administrators have no access; that is its whole worth. On its first"
          + " start it makes its key in --state and from then on says the same verifier keys, one of"
          + " Ed25519 and one of ML-DSA-44. Put a proxy before it where TLS is wanted.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  chaperone witness serve --name witness.example/w1 --state witness --log @ledger.vkey"
    })
final class WitnessServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "The witness's name, like an address without https://.")
  private String name = "";

  @Option(
      names = "--state",
      required = true,
      paramLabel = "DIR",
      description = "Where it keeps its key and what it cosigned.")
  private Path state = Path.of("");

  @Option(
      names = "--log",
      required = true,
      paramLabel = "KEY",
      converter = KeyText.class,
      description = "A ledger's verifier key, or @FILE that holds it; may be repeated.")
  private List<VerifierKey> logs = List.of();

  @Option(
      names = "--address",
      paramLabel = "HOST",
      description = "Address to listen on; ${DEFAULT-VALUE} by default.")
  private String address = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on; ${DEFAULT-VALUE} by default, 0 for a free one.")
  private int port = 7380;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), "--port is a number from 0 to 65535.");
    }
    List<NoteSigner> signers = signers();
    InetSocketAddress at = new InetSocketAddress(InetAddress.getByName(address), port);
    try (Witness witness = new Witness(new RealDisk(), state, signers, known());
        WitnessServer server = new WitnessServer(witness, at)) {
      PrintWriter out = spec.commandLine().getOut();
      out.println("Serving on " + server.prefix() + ". Verifier keys:");
      signers.forEach(signer -> out.println(signer.verifier()));
      out.flush();
      // Until the process is ended; what was promised is on the disk by then.
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private List<NoteSigner> signers() throws IOException {
    WitnessSeed seed = WitnessSeed.in(state);
    try {
      return Stream.of(KeyType.COSIGNATURE_ED25519, KeyType.COSIGNATURE_ML_DSA_44)
          .map(type -> new NoteSigner(name, type, seed.of(type), InstantSource.system()))
          .toList();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--name: " + e.getMessage(), e);
    }
  }

  private Map<String, List<VerifierKey>> known() {
    Map<String, List<VerifierKey>> known = new LinkedHashMap<>();
    for (VerifierKey log : logs) {
      known.put(log.name(), List.of(log));
    }
    return known;
  }
}
