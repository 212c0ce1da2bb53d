package org.chaperone.cli.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chaperone.ledger.PublishedLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chaperone ledger prove}: a proof of one entry, for use offline. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Writes a proof that one entry is in a ledger.", ""},
    description = {
      "",
      "The proof is a file of c2sp.org/tlog-proof with the entry itself as its extra data; the"
          + " verifier and other tools check it offline.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  chaperone ledger prove vault/ledger 17 --log @ledger.vkey --out 17.tlog-proof"
    })
final class LedgerProveCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private PublishedFiles files = new PublishedFiles();

  @Parameters(index = "1", paramLabel = "INDEX", description = "The entry, counted from 0.")
  private long index;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write it.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    PublishedLedger ledger = files.ledger();
    if (index < 0 || index >= ledger.size()) {
      throw new ParameterException(
          spec.commandLine(), "The ledger has published entries 0 to " + (ledger.size() - 1) + ".");
    }
    Files.write(out, ledger.proof(index).bytes());
    spec.commandLine().getOut().println(EntryLine.of(index, ledger.entry(index)));
    spec.commandLine().getOut().println("Proved in " + out + ".");
    return 0;
  }
}
