package org.chaperone.cli.keyholder;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.seal.Argon2Cost;
import org.chaperone.keyholder.seal.PassphraseSeal;
import org.chaperone.keyholder.seal.Pkcs11Seal;
import org.chaperone.keyholder.seal.Seal;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.seal.TransitSeal;
import picocli.CommandLine.Option;

/** What the root key is locked with, as options. */
public final class SealOptions {

  /** The kinds there are. */
  public enum Kind {
    /** A passphrase. */
    PASSPHRASE,
    /** A key in a PKCS#11 token. */
    PKCS11,
    /** A key of OpenBao's or Vault's transit engine. */
    TRANSIT
  }

  @Option(
      names = "--seal",
      paramLabel = "KIND",
      description = "What the root key is locked with: passphrase (default), pkcs11 or transit.")
  private Kind kind = Kind.PASSPHRASE;

  @Option(
      names = "--seal-secret-file",
      paramLabel = "FILE",
      description = "Its passphrase, PIN or token, in a file's first line; asked for otherwise.")
  private Optional<Path> secretFile = Optional.empty();

  @Option(names = "--pkcs11-library", paramLabel = "FILE", description = "The token's library.")
  private Optional<Path> library = Optional.empty();

  @Option(names = "--pkcs11-slot", paramLabel = "N", description = "Which of its slots, from 0.")
  private int slot;

  @Option(
      names = "--transit-address",
      paramLabel = "URL",
      description = "Where OpenBao or Vault is.")
  private Optional<URI> address = Optional.empty();

  @Option(names = "--transit-mount", paramLabel = "NAME", description = "Its engine's mount.")
  private String mount = "transit";

  @Option(
      names = "--seal-key",
      paramLabel = "NAME",
      description = "The key's name in the token or the transit engine; chaperone by default.")
  private String keyName = "chaperone";

  /** The seal that something was locked with. */
  public Seal seal(SecureRandom random) throws IOException, SealException {
    return seal(random, Secret::read);
  }

  /** The seal that something is locked with now: a passphrase that is typed is asked for twice. */
  public Seal sealForNew(SecureRandom random) throws IOException, SealException {
    return seal(random, Secret::readNew);
  }

  private interface Asking {
    char[] ask(Optional<Path> file, String what) throws IOException;
  }

  private Seal seal(SecureRandom random, Asking passphrase) throws IOException, SealException {
    return switch (kind) {
      case PASSPHRASE ->
          new PassphraseSeal(
              passphrase.ask(secretFile, "the keyholder's passphrase"),
              Argon2Cost.STANDARD,
              random);
      case PKCS11 -> {
        Path there = library.orElseThrow(() -> new SealException("--pkcs11-library is missing."));
        char[] pin = Secret.read(secretFile, "the token's PIN");
        try {
          yield Pkcs11Seal.of(there, slot, pin, keyName);
        } finally {
          Arrays.fill(pin, '\0');
        }
      }
      case TRANSIT -> {
        URI there = address.orElseThrow(() -> new SealException("--transit-address is missing."));
        char[] token = Secret.read(secretFile, "the transit engine's token");
        SecretBytes secret = SecretBytes.taking(new String(token).getBytes(StandardCharsets.UTF_8));
        Arrays.fill(token, '\0');
        yield new TransitSeal(HttpClient.newHttpClient(), there, secret, mount, keyName);
      }
    };
  }
}
