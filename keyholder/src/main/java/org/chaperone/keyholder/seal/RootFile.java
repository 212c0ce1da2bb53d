package org.chaperone.keyholder.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.chaperone.keyholder.keys.Label;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.Sealing;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.ledger.disk.Disk;
import org.chaperone.ledger.encoding.Cbor;
import org.chaperone.ledger.encoding.CborFields;
import org.chaperone.ledger.encoding.MalformedException;

/**
 * The root key on disk, locked twice: by the seal, and by the key that the recovery kit splits.
 *
 * <pre>
 * CBOR {1: version (1), 2: kind of seal, 3: locked by the seal, 4: sealed under the recovery key}
 * </pre>
 *
 * @param kind of the seal
 * @param bySeal the root key locked by it
 * @param byRecovery the root key sealed under the recovery key
 */
public record RootFile(String kind, byte[] bySeal, byte[] byRecovery) {

  /** What the file is called. */
  public static final String NAME = "root";

  private static final int VERSION = 1;
  private static final int LONGEST = 65_536;
  private static final byte[] CONTEXT = Label.of("root key").encoded();

  /** Locks a root key with a seal, and with a new recovery key that exists in the shares alone. */
  public static Made make(SecretBytes root, Seal seal, SecureRandom random) throws SealException {
    try (SecretBytes recovery = SecretBytes.random(random, 32)) {
      RootFile file =
          new RootFile(
              seal.kind(), seal.lock(root, CONTEXT), Sealing.wrap(recovery, CONTEXT, root, random));
      return new Made(file, RecoveryKit.split(recovery, random));
    }
  }

  /**
   * A new root file.
   *
   * @param kit to be printed, handed to five people, and destroyed here
   */
  public record Made(RootFile file, List<RecoveryShare> kit) {}

  /** The same root key locked by another seal; the recovery kit stays good. */
  public RootFile relocked(SecretBytes root, Seal seal) throws SealException {
    return new RootFile(seal.kind(), seal.lock(root, CONTEXT), byRecovery);
  }

  /**
   * Opens the root key.
   *
   * @throws SealException when this is not the seal, or it does not open
   */
  public SecretBytes unlock(Seal seal) throws SealException {
    if (!seal.kind().equals(kind)) {
      throw new SealException(
          "The root key is locked by a seal of kind " + kind + ", not " + seal.kind() + ".");
    }
    return seal.unlock(bySeal, CONTEXT);
  }

  /**
   * Opens the root key with three shares of the recovery kit.
   *
   * @throws SealException when they are not shares of this root key's kit
   */
  public SecretBytes recover(List<RecoveryShare> shares) throws SealException {
    try (SecretBytes recovery = RecoveryKit.join(shares)) {
      return Sealing.unwrap(recovery, CONTEXT, byRecovery);
    } catch (NotAuthenticException e) {
      throw new SealException(
          "These shares do not open the root key: they are of another installation, or one was forged.",
          e);
    }
  }

  /** Reads the file in a folder. */
  public static RootFile read(Disk disk, Path folder) throws IOException {
    try {
      CborFields fields =
          new CborFields("The root file", Cbor.read(disk.readWhole(folder.resolve(NAME), LONGEST)));
      if (fields.number(1) != VERSION) {
        throw new MalformedException("The root file is of another version.");
      }
      RootFile file = new RootFile(fields.text(2), fields.bytes(3), fields.bytes(4));
      fields.end();
      return file;
    } catch (MalformedException e) {
      throw new IOException("The keyholder's root file was changed: " + e.getMessage(), e);
    }
  }

  /** Writes the file into a folder, in place of the one there. */
  public void write(Disk disk, Path folder) throws IOException {
    Cbor fields =
        new Cbor.Fields(
            Map.of(
                1L,
                Cbor.of(VERSION),
                2L,
                Cbor.of(kind),
                3L,
                Cbor.of(bySeal),
                4L,
                Cbor.of(byRecovery)));
    disk.writeWhole(folder.resolve(NAME), fields.bytes());
    disk.forceFolder(folder);
  }
}
