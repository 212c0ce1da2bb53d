package org.chaperone.keyholder.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.chaperone.keyholder.keys.SecretBytes;

/**
 * The root key locked by an AES-256 key that lives in a PKCS#11 token and cannot leave it: a smart
 * card, an HSM, SoftHSM.
 *
 * <pre>locked = nonce (12, made by the JDK) || AES-256-GCM ciphertext and tag</pre>
 */
public final class Pkcs11Seal implements Seal {

  private static final int NONCE = 12;

  private final Provider provider;
  private final SecretKey key;

  private Pkcs11Seal(Provider provider, SecretKey key) {
    this.provider = provider;
    this.key = key;
  }

  /**
   * Logs in to a token and finds the key there; makes it when there is none of that name.
   *
   * @param library the token's PKCS#11 library
   * @param slotIndex which of the library's slots, from 0
   * @param pin what the token is opened with; the caller wipes it
   * @param label the key's name in the token
   */
  public static Pkcs11Seal of(Path library, int slotIndex, char[] pin, String label)
      throws SealException {
    try {
      Provider provider = provider(library, slotIndex);
      KeyStore token = KeyStore.getInstance("PKCS11", provider);
      token.load(null, pin);
      Key found = token.getKey(label, null);
      if (found == null) {
        KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
        generator.init(256);
        token.setEntry(label, new KeyStore.SecretKeyEntry(generator.generateKey()), null);
        found = token.getKey(label, null);
      }
      if (!(found instanceof SecretKey key)) {
        throw new SealException("What the token holds under that name is not a secret key.");
      }
      return new Pkcs11Seal(provider, key);
    } catch (GeneralSecurityException | IOException | ProviderException e) {
      throw new SealException(
          "The PKCS#11 token did not open: wrong library, slot or PIN, or the device refused.", e);
    }
  }

  @Override
  public String kind() {
    return "pkcs11";
  }

  @Override
  public byte[] lock(SecretBytes root, byte[] context) throws SealException {
    byte[] plain = root.copy();
    try {
      byte[] nonce = new byte[NONCE];
      SecureRandom.getInstanceStrong().nextBytes(nonce);
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain);
      byte[] locked = Arrays.copyOf(nonce, NONCE + sealed.length);
      System.arraycopy(sealed, 0, locked, NONCE, sealed.length);
      return locked;
    } catch (GeneralSecurityException | ProviderException e) {
      throw new SealException("The PKCS#11 token did not lock the root key.", e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  @Override
  public SecretBytes unlock(byte[] locked, byte[] context) throws SealException {
    if (locked.length < NONCE + 16) {
      throw new SealException("This is not a root key locked by a PKCS#11 token.");
    }
    try {
      byte[] nonce = Arrays.copyOf(locked, NONCE);
      return SecretBytes.taking(
          cipher(Cipher.DECRYPT_MODE, nonce, context)
              .doFinal(locked, NONCE, locked.length - NONCE));
    } catch (GeneralSecurityException | ProviderException e) {
      throw new SealException(
          "The PKCS#11 token did not unlock the root key: it is another token or key, or the file was changed.",
          e);
    }
  }

  @Override
  public boolean isOutside() {
    return true;
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] context) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", provider);
    cipher.init(mode, key, new GCMParameterSpec(128, nonce));
    cipher.updateAAD(context);
    return cipher;
  }

  private static Provider provider(Path library, int slotIndex) throws SealException {
    Provider base = Security.getProvider("SunPKCS11");
    if (base == null) {
      throw new SealException("This JDK has no SunPKCS11 provider.");
    }
    return base.configure(
        """
        --name = chaperone
        library = "%s"
        slotListIndex = %d
        attributes(generate, CKO_SECRET_KEY, CKK_AES) = {
          CKA_SENSITIVE = true
          CKA_EXTRACTABLE = false
        }
        """
            .formatted(library.toString().replace("\\", "\\\\").replace("\"", "\\\""), slotIndex));
  }
}
