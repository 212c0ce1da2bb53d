package org.chaperone.cli.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.chaperone.ledger.PublishedLedger;
import org.chaperone.ledger.disk.RealDisk;
import org.chaperone.ledger.note.VerifierKey;
import org.chaperone.ledger.tiles.TileFolder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The folder and the key that every command of the ledger takes. */
final class PublishedFiles {

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "The ledger's folder, or a copy of it.")
  private Path folder = Path.of("");

  @Option(
      names = "--log",
      required = true,
      paramLabel = "KEY",
      converter = KeyText.class,
      description = "The ledger's verifier key, name+id+key, or @FILE that holds it.")
  private Optional<VerifierKey> key = Optional.empty();

  VerifierKey key() {
    return key.orElseThrow();
  }

  TileFolder tiles() {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(spec.commandLine(), folder + " is not a folder.");
    }
    return new TileFolder(new RealDisk(), folder);
  }

  PublishedLedger ledger() throws IOException {
    tiles();
    return new PublishedLedger(new RealDisk(), folder, key());
  }
}
