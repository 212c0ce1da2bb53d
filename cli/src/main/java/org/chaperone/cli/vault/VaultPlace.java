package org.chaperone.cli.vault;

import java.io.IOException;
import java.nio.file.Path;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.vault.home.VaultHome;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which vault, which keyholder, who asks, as options. */
final class VaultPlace {

  @Option(
      names = "--vault",
      required = true,
      paramLabel = "DIR",
      description = "The vault's folder.")
  private Path folder = Path.of("");

  @Mixin private VaultAccess access = new VaultAccess();

  Path folder() {
    return folder;
  }

  /** Opens the vault, signs in, does the work, signs out. */
  int signedIn(VaultAccess.Work work) throws IOException, SealException, InterruptedException {
    return access.signedIn(folder, work);
  }

  int open(VaultAccess.Anonymous work) throws IOException, SealException, InterruptedException {
    return open(VaultHome.of(folder), work);
  }

  int open(VaultHome home, VaultAccess.Anonymous work)
      throws IOException, SealException, InterruptedException {
    return access.open(home, work);
  }
}
