package org.chaperone.cli.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chaperone.cli.keyholder.Reached;
import org.chaperone.cli.keyholder.Secret;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.id.RequestId;
import org.chaperone.keyholder.seal.Seal;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.Session;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.vault.Vault;
import org.chaperone.vault.home.VaultHome;
import org.chaperone.vault.home.VaultSecrets;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a vault is opened: its passwords, its keyholder, who asks, as options. */
public final class VaultAccess {

  @Option(
      names = "--database-password-file",
      paramLabel = "FILE",
      description = "PostgreSQL's password; asked for otherwise.")
  private Optional<Path> databasePassword = Optional.empty();

  @Option(
      names = "--s3-secret-file",
      paramLabel = "FILE",
      description = "The secret half of the S3 credentials; asked for otherwise.")
  private Optional<Path> s3Secret = Optional.empty();

  @Mixin private Reached reached = new Reached();

  private final VaultSecrets secrets = new AskedOnce();

  /** What the keyholder is locked with. */
  Seal newSeal() throws IOException, SealException {
    return reached.newSeal();
  }

  /** The folder of the keyholder that is meant; none when it is reached otherwise. */
  Optional<Path> keyholderHome() {
    return reached.home();
  }

  /** Whether a running keyholder was named. */
  boolean isReached() {
    return reached.isRunning();
  }

  /** The settings of a keyholder that is made, with the witnesses that were named. */
  KeyholderSettings withWitnesses(KeyholderSettings plain) throws MalformedException {
    return reached.withWitnesses(plain);
  }

  /** The second person's command, as it is typed. */
  public static String approving(RequestId request, Path folder) {
    return "chaperone keyholder approve " + request + " --vault " + folder + " --as NAME";
  }

  /** What a command does with an open vault. */
  public interface Work {
    /** Does it; returns the exit code. */
    int with(Vault vault, Session session) throws IOException, SealException, InterruptedException;
  }

  /** What a command does with an open vault and nobody signed in. */
  public interface Anonymous {
    /** Does it; returns the exit code. */
    int with(Vault vault) throws IOException, SealException, InterruptedException;
  }

  /** Opens the vault in a folder, signs in, does the work, signs out. */
  public int signedIn(Path folder, Work work)
      throws IOException, SealException, InterruptedException {
    return open(
        VaultHome.of(folder),
        vault -> {
          Session session = reached.signIn(vault.keyholder());
          try {
            return work.with(vault, session);
          } finally {
            vault.keyholder().signOut(session);
          }
        });
  }

  /** The keyholder, for the caller to close. */
  Keyholder keyholder() throws IOException, SealException {
    return reached.keyholder();
  }

  /** The keyholder, with other settings where it is started for this command alone. */
  Keyholder keyholder(UnaryOperator<KeyholderSettings> own) throws IOException, SealException {
    return reached.keyholder(own);
  }

  int open(VaultHome home, Anonymous work) throws IOException, SealException, InterruptedException {
    try (Keyholder keyholder = reached.keyholder()) {
      return open(home, keyholder, work);
    }
  }

  /** Opens the vault of a keyholder that its caller closes. */
  int open(VaultHome home, Keyholder keyholder, Anonymous work)
      throws IOException, SealException, InterruptedException {
    try (Vault vault = home.open(keyholder, secrets())) {
      return work.with(vault);
    }
  }

  /** The passwords; each is asked for once, when it is needed first. */
  VaultSecrets secrets() {
    return secrets;
  }

  private final class AskedOnce implements VaultSecrets {
    private char[] database = new char[0];
    private char[] s3 = new char[0];

    @Override
    public char[] databasePassword() throws IOException {
      if (database.length == 0) {
        database = Secret.read(databasePassword, "the database's password");
      }
      return database.clone();
    }

    @Override
    public char[] s3SecretKey() throws IOException {
      if (s3.length == 0) {
        s3 = Secret.read(s3Secret, "the S3 secret key");
      }
      return s3.clone();
    }
  }
}
