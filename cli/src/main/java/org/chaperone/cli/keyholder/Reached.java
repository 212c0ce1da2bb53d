package org.chaperone.cli.keyholder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.seal.Seal;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.OperatorKey;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.wire.RemoteKeyholder;
import org.chaperone.keyholder.wire.UnixEndpoint;
import org.chaperone.ledger.encoding.MalformedException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Which keyholder is asked and who asks, as options: one that runs already, or one in a folder that
 * is started for this command alone.
 */
public final class Reached {

  @Option(
      names = "--socket",
      paramLabel = "FILE",
      description = "The Unix socket of a keyholder that runs on this machine.")
  private Optional<Path> socket = Optional.empty();

  @Option(
      names = "--tls",
      paramLabel = "HOST:PORT",
      description = "Where a keyholder runs on another machine.")
  private Optional<String> tls = Optional.empty();

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "The folder of a keyholder that does not run; it is started for this command.")
  private Optional<Path> home = Optional.empty();

  @Option(names = "--as", paramLabel = "NAME", description = "The account to sign in to.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Its key file; keys/NAME.key in the vault's folder by default.")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--key-passphrase-file",
      paramLabel = "FILE",
      description = "The key file's passphrase; asked for otherwise.")
  private Optional<Path> keyPassphrase = Optional.empty();

  @Mixin private TlsOptions tlsOptions = new TlsOptions();

  @Mixin private SealOptions seal = new SealOptions();

  @Mixin private WitnessOptions witnesses = new WitnessOptions();

  /** Whether a keyholder that runs was named. */
  public boolean isRunning() {
    return socket.isPresent() || tls.isPresent();
  }

  /** The folder that was named. */
  public Optional<Path> home() {
    return home;
  }

  /** The seal for a keyholder that is made now. */
  public Seal newSeal() throws IOException, SealException {
    return seal.sealForNew(new SecureRandom());
  }

  /** The settings of a keyholder that is made, with the witnesses that were named. */
  public KeyholderSettings withWitnesses(KeyholderSettings plain) throws MalformedException {
    return plain.withLedger(witnesses.settings());
  }

  /** The keyholder, for the caller to close. */
  public Keyholder keyholder() throws IOException, SealException {
    return keyholder(UnaryOperator.identity());
  }

  /**
   * The keyholder, for the caller to close.
   *
   * @param own turns the plain settings into those of a keyholder that is started for this command
   */
  public Keyholder keyholder(UnaryOperator<KeyholderSettings> own)
      throws IOException, SealException {
    if (socket.isPresent()) {
      return RemoteKeyholder.at(UnixEndpoint.of(socket.get()));
    }
    if (tls.isPresent()) {
      return RemoteKeyholder.at(tlsOptions.endpoint(tls.get()));
    }
    Path folder =
        home.orElseThrow(
            () ->
                new IOException(
                    "Name the keyholder: by --vault with a vault's folder, or by --socket, --tls or"
                        + " --home."));
    return EmbeddedKeyholder.open(
        folder,
        seal.seal(new SecureRandom()),
        own.apply(withWitnesses(KeyholderSettings.standard())));
  }

  /** Signs in there with the key file. */
  public Session signIn(Keyholder keyholder) throws IOException {
    if (name.isEmpty() || key.isEmpty()) {
      throw new IOException(
          "Say who you are: --as NAME, and --key FILE when the key file is not in the vault's folder.");
    }
    char[] passphrase = Secret.read(keyPassphrase, "the passphrase of " + key.get());
    try (OperatorKey operator = OperatorKey.unlock(Files.readAllBytes(key.get()), passphrase)) {
      return keyholder.signIn(operator.answer(keyholder.challenge(name.get())));
    } catch (NotAuthenticException e) {
      throw new IOException("The key file does not open with this passphrase.", e);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }
}
