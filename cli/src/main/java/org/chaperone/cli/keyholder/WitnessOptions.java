package org.chaperone.cli.keyholder;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.chaperone.ledger.LedgerSettings;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.note.VerifierKey;
import org.chaperone.ledger.witness.WitnessClient;
import picocli.CommandLine.Option;

/** Who cosigns the ledger, as options. */
final class WitnessOptions {

  @Option(
      names = "--witness",
      paramLabel = "URL,KEY",
      description = "A witness and its verifier key; may be given several times.")
  private List<String> witnesses = new ArrayList<>();

  @Option(
      names = "--witnesses-needed",
      paramLabel = "N",
      description = "How many of them must cosign; all by default.")
  private int needed = -1;

  /** The ledger's settings with these witnesses. */
  UnaryOperator<LedgerSettings> settings() throws MalformedException {
    List<WitnessClient> clients = new ArrayList<>();
    for (String witness : witnesses) {
      int comma = witness.indexOf(',');
      if (comma < 0) {
        throw new MalformedException(
            "A witness is named by its address, a comma and its verifier key.");
      }
      clients.add(
          new WitnessClient(
              URI.create(witness.substring(0, comma)),
              List.of(VerifierKey.parse(witness.substring(comma + 1)))));
    }
    int most = needed < 0 ? clients.size() : Math.min(needed, clients.size());
    return clients.isEmpty()
        ? UnaryOperator.identity()
        : plain -> plain.withWitnesses(clients, most);
  }
}
