package org.chaperone.vault.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
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
import org.chaperone.vault.blob.BlobMissingException;
import org.chaperone.vault.blob.BlobSource;
import org.chaperone.vault.blob.BlobStore;
import org.chaperone.vault.rows.RenditionRow;
import org.chaperone.vault.rows.Rows;
import org.chaperone.vault.sealed.SealContext;
import org.chaperone.vault.sealed.SealedFormat;
import org.chaperone.vault.sealed.UnsealingException;

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

  /** Times that something is written until it opens. */
  private static final int WRITES = 2;

  /** Content to be sealed: its length, and its bytes from the start. */
  public record Content(long length, BlobSource source) {

    /** Content in memory. */
    public static Content of(byte[] bytes) {
      return new Content(bytes.length, () -> new ByteArrayInputStream(bytes));
    }
  }

  /**
   * Seals a rendition and stores it; when this returns, it is on stable storage, and was read back
   * from there and opened to what it was made of. What does not open is written once more.
   *
   * @throws IOException also when it cannot be read back; nothing is left of it then
   */
  public Stored store(
      PatientId patient,
      PhotographId photograph,
      Rendition rendition,
      SecretBytes key,
      Content content)
      throws IOException {
    byte[] context = SealContext.of(tenant, patient, photograph, rendition).bytes();
    byte[] lent = key.copy();
    try {
      for (int i = 0; i < WRITES; i++) {
        BlobId blob = BlobId.random(random);
        MessageDigest plain = sha256();
        Stored stored = put(blob, lent, context, content, plain);
        if (opensTo(plain.digest(), blob, lent, context)) {
          return stored;
        }
        blobs.delete(blob);
      }
    } finally {
      Arrays.fill(lent, (byte) 0);
    }
    throw new IOException("What was stored could not be read back, twice: " + blobs.place());
  }

  private Stored put(BlobId blob, byte[] key, byte[] context, Content content, MessageDigest plain)
      throws IOException {
    long size = SealedFormat.sealedSize(content.length());
    MessageDigest digest = sha256();
    blobs.put(
        blob,
        size,
        () -> {
          digest.reset();
          plain.reset();
          InputStream read = new DigestInputStream(content.source().open(), plain);
          return new DigestInputStream(
              SealedFormat.sealing(key, context, read, content.length(), random), digest);
        });
    return new Stored(blob, size, digest.digest());
  }

  private boolean opensTo(byte[] plain, BlobId blob, byte[] key, byte[] context)
      throws IOException {
    MessageDigest read = sha256();
    try (InputStream sealed = blobs.open(blob)) {
      SealedFormat.open(
          key, context, sealed, new DigestOutputStream(OutputStream.nullOutputStream(), read));
      return MessageDigest.isEqual(plain, read.digest());
    } catch (UnsealingException | BlobMissingException e) {
      return false;
    }
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
