package org.chaperone.vault.sealed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What Cobblestone-256 derives for one message: key, base nonce, commitment; and the cipher that
 * runs under them, a chunk at a time.
 */
final class MessageKeys {

  private static final byte[] LABEL =
      "c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0".getBytes(StandardCharsets.US_ASCII);

  /** SHA-512, in bytes. */
  private static final int HASH = 64;

  private static final int NONCE = 12;

  private static final long MOST_CHUNKS = 1L << 38;

  private final SecretKeySpec key;
  private final byte[] baseNonce;
  private final byte[] commitment;
  private final Cipher cipher;

  private MessageKeys(SecretKeySpec key, byte[] baseNonce, byte[] commitment, Cipher cipher) {
    this.key = key;
    this.baseNonce = baseNonce;
    this.commitment = commitment;
    this.cipher = cipher;
  }

  static MessageKeys derive(byte[] inputKey, byte[] salt, byte[] context) {
    if (inputKey.length != SealedFormat.KEY_BYTES) {
      throw new IllegalArgumentException("a data key has 32 bytes");
    }
    byte[] info = Arrays.copyOf(LABEL, LABEL.length + salt.length + context.length);
    System.arraycopy(salt, 0, info, LABEL.length, salt.length);
    System.arraycopy(context, 0, info, LABEL.length + salt.length, context.length);
    int keyAndNonce = SealedFormat.KEY_BYTES + NONCE;
    byte[] okm = expand(inputKey, info, keyAndNonce + SealedFormat.COMMITMENT);
    try {
      return new MessageKeys(
          new SecretKeySpec(okm, 0, SealedFormat.KEY_BYTES, "AES"),
          Arrays.copyOfRange(okm, SealedFormat.KEY_BYTES, keyAndNonce),
          Arrays.copyOfRange(okm, keyAndNonce, okm.length),
          Cipher.getInstance("AES/GCM/NoPadding"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    } finally {
      Arrays.fill(okm, (byte) 0);
    }
  }

  /**
   * HKDF-Expand of RFC 5869 with SHA-512. The JDK's own refuses keys shorter than the hash, and the
   * format expands 32 bytes.
   */
  static byte[] expand(byte[] prk, byte[] info, int length) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(prk, "HmacSHA512"));
      byte[] okm = new byte[length];
      byte[] block = new byte[0];
      for (int at = 0, i = 1; at < length; at += HASH, i++) {
        mac.update(block);
        mac.update(info);
        mac.update((byte) i);
        byte[] next = mac.doFinal();
        Arrays.fill(block, (byte) 0);
        block = next;
        System.arraycopy(block, 0, okm, at, Math.min(HASH, length - at));
      }
      Arrays.fill(block, (byte) 0);
      return okm;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC with SHA-512", e);
    }
  }

  byte[] commitment() {
    return commitment.clone();
  }

  /** Seals chunk {@code number} and returns its length, 16 bytes more. */
  int seal(long number, byte[] in, int from, int length, byte[] out, int at) {
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key, nonce(number));
      return cipher.doFinal(in, from, length, out, at);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a chunk of any content can be sealed", e);
    }
  }

  /**
   * Opens chunk {@code number} and returns its length, 16 bytes less.
   *
   * <p>A chunk is altered only when two ciphers say so. Java 25 has been seen to refuse a good one,
   * once in the life of a process and at the moment when it swaps compiled code:
   * docs/threat-model.md tells of it.
   *
   * @throws UnsealingException.Altered when it is not the chunk that was sealed under this number
   */
  int open(long number, byte[] in, int from, int length, byte[] out, int at)
      throws UnsealingException {
    try {
      return open(cipher, number, in, from, length, out, at);
    } catch (GeneralSecurityException e) {
      return openAgain(number, in, from, length, out, at);
    }
  }

  private int openAgain(long number, byte[] in, int from, int length, byte[] out, int at)
      throws UnsealingException {
    try {
      return open(Cipher.getInstance("AES/GCM/NoPadding"), number, in, from, length, out, at);
    } catch (GeneralSecurityException e) {
      throw new UnsealingException.Altered(number);
    }
  }

  private int open(Cipher with, long number, byte[] in, int from, int length, byte[] out, int at)
      throws GeneralSecurityException {
    with.init(Cipher.DECRYPT_MODE, key, nonce(number));
    return with.doFinal(in, from, length, out, at);
  }

  private GCMParameterSpec nonce(long number) {
    if (number >= MOST_CHUNKS) {
      throw new IllegalStateException("a message has at most 2^38 chunks");
    }
    byte[] nonce = baseNonce.clone();
    for (int i = 0; i < Long.BYTES; i++) {
      nonce[NONCE - 1 - i] ^= (byte) (number >>> (8 * i));
    }
    return new GCMParameterSpec(8 * SealedFormat.TAG, nonce);
  }
}
