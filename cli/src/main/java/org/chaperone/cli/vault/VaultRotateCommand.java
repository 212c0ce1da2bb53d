package org.chaperone.cli.vault;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code chaperone vault rotate}: a new wrapping epoch, while everything goes on. */
@Command(
    name = "rotate",
    mixinStandardHelpOptions = true,
    header = {"Wraps every patient's key anew, while everything goes on.", ""},
    description = {
      "",
      "Sealed photographs stay as they are: their keys hang on the patients' keys, which are random"
          + " and of which only the wrapping changes. What wrapped them before is destroyed.",
      ""
    })
final class VaultRotateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private VaultPlace place = new VaultPlace();

  @Override
  public Integer call() throws Exception {
    return place.signedIn(
        (vault, session) -> {
          vault.keyholder().rotate(session);
          spec.commandLine()
              .getOut()
              .println("Epoch " + vault.keyholder().status().epoch() + " has begun.");
          return 0;
        });
  }
}
