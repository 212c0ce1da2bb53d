package org.chaperone.vault.sealed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Version 1 of the sealed format: one byte {@code 0x01}, then a Cobblestone-256 message
 * (c2sp.org/chunked-encryption: HKDF-Expand with SHA-512, AES-256-GCM in chunks of 16 KiB, a
 * 32-byte key commitment) over the padded content.
 *
 * <p>Both directions stream: 32 KiB of heap are enough for content of any size. docs/formats.md
 * describes every byte.
 */
public final class SealedFormat {

  /** The version byte that this class writes, and the only one it reads. */
  public static final int VERSION = 1;

  /** Bytes of content in every chunk but the last, which is shorter. */
  public static final int CHUNK = 16 * 1024;

  /** Bytes of a data key. */
  public static final int KEY_BYTES = 32;

  static final int SALT = 24;
  static final int COMMITMENT = 32;
  static final int TAG = 16;
  static final int HEADER = 1 + SALT + COMMITMENT;

  /** Times that something is sealed until it opens. */
  private static final int PROOFS = 2;

  private SealedFormat() {}

  /**
   * Seals content while it is read.
   *
   * @param key 32 uniformly random bytes; used before this returns, the caller may destroy them
   * @param context what the content is, see {@link SealContext#bytes()}; opening needs the same
   * @param length of the content in bytes; the returned stream fails when there is more or less
   * @param content closed with the returned stream
   * @return {@link #sealedSize} bytes
   */
  public static InputStream sealing(
      byte[] key, byte[] context, InputStream content, long length, SecureRandom random) {
    byte[] salt = salt(random);
    return new SealingStream(
        MessageKeys.derive(key, salt, versioned(context)), salt, new PaddedStream(content, length));
  }

  /**
   * Opens sealed content while it is read. Every byte handed out was authenticated, but only the
   * end of the stream says that nothing is missing: do not act on a part.
   *
   * @param key the data key it was sealed with; used before this returns
   * @param sealed closed with the returned stream
   * @throws UnsealingException when version, key or context are not those it was sealed with; the
   *     stream throws it too, when it reaches what was altered or cut off
   */
  public static InputStream opening(byte[] key, byte[] context, InputStream sealed)
      throws IOException {
    return new UnpaddedStream(OpeningStream.over(key, versioned(context), sealed));
  }

  /** Seals content that is in memory. */
  public static byte[] seal(byte[] key, byte[] context, byte[] content, SecureRandom random) {
    byte[] salt = salt(random);
    return SealedArray.seal(MessageKeys.derive(key, salt, versioned(context)), salt, content);
  }

  /**
   * Seals content that is in memory, and opens it again before it is believed: for what is written
   * once and must be there for years.
   */
  public static byte[] sealProven(byte[] key, byte[] context, byte[] content, SecureRandom random) {
    for (int i = 0; i < PROOFS; i++) {
      byte[] sealed = seal(key, context, content, random);
      try {
        if (MessageDigest.isEqual(open(key, context, sealed), content)) {
          return sealed;
        }
      } catch (UnsealingException e) {
        // Not what it should be, as when it opens to something else.
      }
    }
    throw new IllegalStateException("This machine computes wrongly; do not trust it.");
  }

  /**
   * Opens all of a sealed content; nothing comes back unless everything is authentic.
   *
   * @throws UnsealingException when it is not
   */
  public static byte[] open(byte[] key, byte[] context, byte[] sealed) throws UnsealingException {
    return SealedArray.open(key, versioned(context), sealed);
  }

  /**
   * Opens all of a sealed content into a stream, and returns how many bytes of content there were.
   * When it throws, what was written is a part and must be thrown away.
   */
  public static long open(byte[] key, byte[] context, InputStream sealed, OutputStream to)
      throws IOException {
    try (InputStream in = opening(key, context, sealed)) {
      return in.transferTo(to);
    }
  }

  /** How many bytes content of this length has when it is sealed. */
  public static long sealedSize(long length) {
    long padded = Padding.padded(length);
    return HEADER + padded + (padded / CHUNK + 1) * TAG;
  }

  private static byte[] salt(SecureRandom random) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    return salt;
  }

  static int writeHeader(byte[] to, byte[] salt, byte[] commitment) {
    to[0] = VERSION;
    System.arraycopy(salt, 0, to, 1, SALT);
    System.arraycopy(commitment, 0, to, 1 + SALT, COMMITMENT);
    return HEADER;
  }

  /** The keys of sealed content that begins with this header, when they are the right ones. */
  static MessageKeys keysOf(byte[] key, byte[] context, byte[] header) throws UnsealingException {
    if (header.length > 0 && header[0] != VERSION) {
      throw new UnsealingException.UnknownVersion(header[0] & 0xFF);
    }
    if (header.length < HEADER) {
      throw new UnsealingException.Truncated();
    }
    MessageKeys keys = MessageKeys.derive(key, Arrays.copyOfRange(header, 1, 1 + SALT), context);
    byte[] said = Arrays.copyOfRange(header, 1 + SALT, HEADER);
    if (!MessageDigest.isEqual(said, keys.commitment())) {
      throw new UnsealingException.Exchanged();
    }
    return keys;
  }

  /** The version is bound too, so that no later version can be passed off as an earlier one. */
  private static byte[] versioned(byte[] context) {
    byte[] all = new byte[context.length + 1];
    all[0] = VERSION;
    System.arraycopy(context, 0, all, 1, context.length);
    return all;
  }
}
