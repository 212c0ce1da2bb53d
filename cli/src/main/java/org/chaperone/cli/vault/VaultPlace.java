package org.chaperone.cli.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.id.RequestId;
import org.chaperone.keyholder.seal.Seal;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.vault.home.VaultHome;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which vault, which keyholder, who asks, as options. */
public final class VaultPlace {

  @Option(
      names = "--vault",
      required = true,
      paramLabel = "DIR",
      description = "The vault's folder.")
  private Path folder = Path.of("");

  @Mixin private VaultAccess access = new VaultAccess();

  /** The vault's folder. */
  public Path folder() {
    return folder;
  }

  /** What the keyholder is locked with. */
  Seal newSeal() throws IOException, SealException {
    return access.newSeal();
  }

  /** The folder of the keyholder that is meant; none when it is reached otherwise. */
  Optional<Path> keyholderHome() {
    return access.keyholderHome();
  }

  /** Whether a running keyholder was named. */
  boolean isReached() {
    return access.isReached();
  }

  /** The second person's command, as it is typed. */
  public String approving(RequestId request) {
    return VaultAccess.approving(request, folder);
  }

  /** Opens the vault, signs in, does the work, signs out. */
  public int signedIn(VaultAccess.Work work)
      throws IOException, SealException, InterruptedException {
    return access.signedIn(folder, work);
  }

  int open(VaultAccess.Anonymous work) throws IOException, SealException, InterruptedException {
    return access.open(VaultHome.of(folder), work);
  }

  /** The keyholder, for the caller to close. */
  Keyholder keyholder() throws IOException, SealException {
    return access.keyholder();
  }

  /** Opens the vault of a keyholder that its caller closes. */
  int open(VaultHome home, Keyholder keyholder, VaultAccess.Anonymous work)
      throws IOException, SealException, InterruptedException {
    return access.open(home, keyholder, work);
  }
}
