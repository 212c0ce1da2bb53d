package org.chaperone.vault.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.vault.blob.BlobId;
import org.chaperone.vault.blob.BlobSource;
import org.chaperone.vault.blob.BlobStore;
import org.chaperone.vault.rows.RenditionRow;
import org.chaperone.vault.rows.Rows;
import org.chaperone.vault.sealed.SealContext;
import org.chaperone.vault.sealed.SealedFormat;

/**
 * What a vault consists of.
 *
 * @param tenant the keyholder's, bound into everything sealed
 */
public record Storage(
    String tenant,
    Keyholder keyholder,
    Rows rows,
    BlobStore blobs,
    SecureRandom random,
    Clock clock) {

  /** A blob that was stored: where, how long, and its SHA-256. */
  public record Stored(BlobId blob, long size, byte[] sha256) {}

  /** Content to be sealed: its length, and its bytes from the start. */
  public record Content(long length, BlobSource source) {

    /** Content in memory. */
    public static Content of(byte[] bytes) {
      return new Content(bytes.length, () -> new ByteArrayInputStream(bytes));
    }
  }

  /** Seals a rendition and stores it; when this returns, it is on stable storage. */
  public Stored store(
      PatientId patient,
      PhotographId photograph,
      Rendition rendition,
      SecretBytes key,
      Content content)
      throws IOException {
    BlobId blob = BlobId.random(random);
    byte[] context = SealContext.of(tenant, patient, photograph, rendition).bytes();
    long size = SealedFormat.sealedSize(content.length());
    MessageDigest digest = sha256();
    byte[] lent = key.copy();
    try {
      blobs.put(
          blob,
          size,
          () -> {
            digest.reset();
            return new DigestInputStream(
                SealedFormat.sealing(
                    lent, context, content.source().open(), content.length(), random),
                digest);
          });
    } finally {
      Arrays.fill(lent, (byte) 0);
    }
    return new Stored(blob, size, digest.digest());
  }

  /**
   * Opens a rendition; the caller closes the stream and acts on nothing before its end.
   *
   * @throws org.chaperone.vault.sealed.UnsealingException when the blob is not what was stored
   * @throws org.chaperone.vault.blob.BlobMissingException when it is gone
   */
  public InputStream open(PatientId patient, RenditionRow row, SecretBytes key) throws IOException {
    byte[] context = SealContext.of(tenant, patient, row.photograph(), row.rendition()).bytes();
    byte[] lent = key.copy();
    InputStream sealed = blobs.open(row.blob());
    try {
      return SealedFormat.opening(lent, context, sealed);
    } catch (IOException e) {
      sealed.close();
      throw e;
    } finally {
      Arrays.fill(lent, (byte) 0);
    }
  }

  /** SHA-256. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
