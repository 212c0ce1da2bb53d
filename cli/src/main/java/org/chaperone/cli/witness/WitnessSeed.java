package org.chaperone.cli.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.chaperone.ledger.note.KeyType;
import org.chaperone.ledger.note.NoteSigner;
import org.chaperone.ledger.tree.TreeHasher;

/** The secret that a witness's keys are made of, in a file that only its owner may read. */
final class WitnessSeed {

  private final byte[] secret;

  private WitnessSeed(byte[] secret) {
    this.secret = secret;
  }

  /** Reads it from a folder, or makes it there. */
  static WitnessSeed in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("seed");
    if (!Files.exists(file)) {
      make(file);
    }
    String hex = Files.readString(file).strip();
    if (!hex.matches("[0-9a-f]{" + 2 * NoteSigner.SEED_BYTES + "}")) {
      throw new IOException(file + " is not a witness's secret.");
    }
    return new WitnessSeed(HexFormat.of().parseHex(hex));
  }

  /** The seed of one kind of key, from which the others cannot be told. */
  byte[] of(KeyType type) {
    MessageDigest digest = TreeHasher.sha256();
    digest.update(("chaperone witness " + type + '\n').getBytes(StandardCharsets.UTF_8));
    return digest.digest(secret);
  }

  private static void make(Path file) throws IOException {
    byte[] seed = new byte[NoteSigner.SEED_BYTES];
    new SecureRandom().nextBytes(seed);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      var owner = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
    }
    Files.writeString(file, HexFormat.of().formatHex(seed) + "\n");
  }
}
