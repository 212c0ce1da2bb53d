package org.chaperone.keyholder.seal;

import org.chaperone.keyholder.keys.SecretBytes;

/**
 * Locks the root key while the keyholder is not running.
 *
 * <p>What {@link #lock} returns lies on the keyholder's disk; it is worth what the seal is worth.
 */
public interface Seal {

  /**
   * What kind of seal this is, as written on disk: {@code passphrase}, {@code pkcs11}, {@code
   * transit}.
   */
  String kind();

  /**
   * Locks the root key.
   *
   * @param context bytes that have to be given again to open it
   * @throws SealException when a device or service did not answer as it should
   */
  byte[] lock(SecretBytes root, byte[] context) throws SealException;

  /**
   * Opens what {@link #lock} made.
   *
   * @throws SealException when the secret is wrong, the bytes were changed, or a device or service
   *     did not answer
   */
  SecretBytes unlock(byte[] locked, byte[] context) throws SealException;

  /**
   * Whether the locking key lives in a device or service of its own, so that a stolen disk and a
   * guessed passphrase do not open it.
   */
  boolean isOutside();
}
