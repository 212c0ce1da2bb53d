package org.chaperone.cli.ledger;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.chaperone.cli.terminal.SafeText;
import org.chaperone.ledger.PublishedLedger;
import org.chaperone.ledger.note.NoteSignature;
import org.chaperone.ledger.note.VerifierKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chaperone ledger verify}: checks every published byte. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Checks every entry, tile and signature of a ledger.", ""},
    description = {
      "",
      "Reads all entries, builds the tree again, compares it with the published tiles and the signed"
          + " checkpoint, and with the journal where the folder has one.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 all of it is right; 1 something is not, or it failed; 2 wrong usage."
    })
final class LedgerVerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private PublishedFiles files = new PublishedFiles();

  @Option(
      names = "--witness",
      paramLabel = "KEY",
      converter = KeyText.class,
      description = "The verifier key of a witness that must have cosigned; may be repeated.")
  private List<VerifierKey> witnesses = List.of();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PublishedLedger ledger = files.ledger();
    out.printf(
        "%s holds %d entries. Every entry, every tile and the checkpoint's signature are right.%n",
        SafeText.of(files.key().name()), ledger.size());
    ledger
        .compareWithJournal()
        .ifPresent(
            size ->
                out.printf(
                    "The journal holds %d entries and begins with those published.%n", size));
    boolean cosigned = true;
    for (VerifierKey witness : witnesses) {
      cosigned &= showCosignature(out, ledger, witness);
    }
    out.flush();
    return cosigned ? 0 : 1;
  }

  private static boolean showCosignature(
      PrintWriter out, PublishedLedger ledger, VerifierKey witness) {
    String name = SafeText.of(witness.name());
    if (!ledger.checkpoint().verifiedBy(witness)) {
      out.printf("Witness %s has NOT cosigned the checkpoint.%n", name);
      return false;
    }
    for (NoteSignature signature : ledger.checkpoint().signatures()) {
      OptionalLong time = signature.time(witness);
      if (time.isPresent()) {
        out.printf(
            "Witness %s cosigned it on %s.%n", name, Instant.ofEpochSecond(time.getAsLong()));
      }
    }
    return true;
  }
}
