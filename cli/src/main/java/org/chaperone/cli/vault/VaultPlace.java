package org.chaperone.cli.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.id.RequestId;
import org.chaperone.keyholder.seal.Seal;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.ledger.encoding.MalformedException;
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
  public Seal newSeal() throws IOException, SealException {
    return access.newSeal();
  }

  /** The folder of the keyholder that is meant; none when it is reached otherwise. */
  public Optional<Path> keyholderHome() {
    return access.keyholderHome();
  }

  /** Whether a running keyholder was named. */
  public boolean isReached() {
    return access.isReached();
  }

  /**
   * Makes sure, before anything is made, that the vault can be where the options say.
   *
   * @throws IOException when database or bucket do not answer
   */
  public void tryOut(StorageOptions storage) throws IOException {
    VaultHome.tryOut(storage.rows(), storage.photographs(), access.secrets());
  }

  /** The settings of a keyholder that is made, with the witnesses that were named. */
  public KeyholderSettings withWitnesses(KeyholderSettings plain) throws MalformedException {
    return access.withWitnesses(plain);
  }

  /** The second person's command, as it is typed. */
  public String approving(RequestId request) {
    return VaultAccess.approving(request, folder);
  }

  /**
   * Where a keyholder is made when none is named. Not inside: whoever copies the vault's folder
   * should not have the keyholder's store with it.
   */
  public Path besideIt() {
    Path absolute = folder.toAbsolutePath().normalize();
    return absolute.resolveSibling(absolute.getFileName() + "-keyholder");
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

  /** The same, with other settings where it is started for this command alone. */
  public Keyholder keyholder(UnaryOperator<KeyholderSettings> own)
      throws IOException, SealException {
    return access.keyholder(own);
  }

  /** Opens the vault of a keyholder that its caller closes. */
  public int open(VaultHome home, Keyholder keyholder, VaultAccess.Anonymous work)
      throws IOException, SealException, InterruptedException {
    return access.open(home, keyholder, work);
  }
}
