package org.chaperone.cli.keyholder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.Session;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which keyholder is asked and who asks, as options; a vault's settings may say the most of it. */
public final class KeyholderPlace {

  @Option(
      names = "--vault",
      paramLabel = "DIR",
      description = "A vault's folder; its settings say where its keyholder is.")
  private Optional<Path> vault = Optional.empty();

  @Mixin private Reached reached = new Reached();

  /** The keyholder, for the caller to close. */
  public Keyholder keyholder() throws IOException, SealException {
    return reached.keyholder();
  }

  /** Signs in there with the key file. */
  public Session signIn(Keyholder keyholder) throws IOException {
    return reached.signIn(keyholder);
  }

  /** Where somebody's key file belongs, when a vault is named. */
  Optional<Path> keyFile(String name) {
    return vault.flatMap(folder -> KeyFiles.of(folder, name));
  }

  /** The vault as it was named, for saying the next command. */
  String words() {
    return vault.map(folder -> " --vault " + folder).orElse("");
  }
}
