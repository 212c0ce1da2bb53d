package org.chaperone.cli.vault;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.chaperone.vault.upkeep.Findings;
import org.chaperone.vault.upkeep.Verifying;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chaperone vault verify}: compares everything stored with what was stored. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    header = {"Reads everything and compares it with what was stored.", ""},
    description = {
      "",
      "Every blob's hash, every row's tag, what belongs to nothing, what the keyholder knows and the"
          + " rows do not. Opens no photograph. The keyholder re-hashes its ledger whenever it"
          + " starts; `chaperone ledger verify` checks the published one. Exit code 5 when something"
          + " is wrong.",
      ""
    })
final class VaultVerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private VaultPlace place = new VaultPlace();

  @Option(
      names = "--sweep",
      description = "Remove blobs that belong to nothing. Nothing may be taken in meanwhile.")
  private boolean sweep;

  @Override
  public Integer call() throws Exception {
    return place.signedIn(
        (vault, session) -> {
          Verifying verifying = vault.verifying();
          Findings findings = verifying.run(session, new Steps());
          PrintWriter out = spec.commandLine().getOut();
          findings.sentences().forEach(out::println);
          out.println(
              findings.isSound()
                  ? findings.checked() + " sealed files are as they were stored."
                  : "Something is wrong: see above.");
          if (sweep) {
            out.println(verifying.sweep(findings) + " leftovers removed.");
          }
          return findings.isSound() ? 0 : 5;
        });
  }
}
