package org.chaperone.keyholder.log;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.chaperone.keyholder.keys.SecretBytes;

/**
 * Hides whose entry an entry is in its nonce, so that the keyholder finds the patient again and
 * nobody else can tell two patients apart.
 *
 * <pre>nonce = AES-256 of one block (patient's handle (8) || random (8)) under the tag key</pre>
 *
 * <p>AES is a permutation, so nonces of different patients differ, and those of one patient repeat
 * after about 2^32 entries. The handle is the first half of the patient's random id, and 0 where
 * there is no patient.
 */
final class PatientTag {

  /** The handle of entries without a patient. */
  static final long NOBODY = 0;

  private final SecretBytes key;
  private final SecureRandom random;

  PatientTag(SecretBytes key, SecureRandom random) {
    this.key = key;
    this.random = random;
  }

  byte[] nonce(long handle) {
    byte[] block = ByteBuffer.allocate(16).putLong(handle).putLong(random.nextLong()).array();
    return aes(Cipher.ENCRYPT_MODE, block);
  }

  long handle(byte[] nonce) {
    return ByteBuffer.wrap(aes(Cipher.DECRYPT_MODE, nonce)).getLong();
  }

  private byte[] aes(int mode, byte[] block) {
    return key.with(
        bytes -> {
          try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(mode, new SecretKeySpec(bytes, "AES"));
            return cipher.doFinal(block);
          } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has AES", e);
          }
        });
  }
}
