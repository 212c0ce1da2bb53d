package org.chaperone.cli.keyholder;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.embedded.RootUnlocking;
import org.chaperone.keyholder.seal.SealException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chaperone keyholder reseal}: gives the root key another seal, with the recovery kit. */
@Command(
    name = "reseal",
    mixinStandardHelpOptions = true,
    header = {"Locks the root key with another seal, by three shares of the recovery kit.", ""})
final class KeyholderResealCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--home",
      required = true,
      paramLabel = "DIR",
      description = "The keyholder's folder.")
  private Path home = Path.of("");

  @Option(
      names = "--shares-file",
      required = true,
      paramLabel = "FILE",
      description = "A file with three shares, one a line.")
  private Path shares = Path.of("");

  @Mixin private SealOptions seal = new SealOptions();

  @Override
  public Integer call() throws IOException, SealException {
    EmbeddedKeyholder.reseal(
        home,
        RootUnlocking.by(SharesFile.read(shares)),
        seal.sealForNew(new SecureRandom()),
        KeyholderSettings.standard());
    spec.commandLine()
        .getOut()
        .println("The root key is locked with the new seal. The recovery kit stays good.");
    return 0;
  }
}
