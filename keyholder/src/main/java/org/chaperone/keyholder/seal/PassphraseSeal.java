package org.chaperone.keyholder.seal;

import java.security.SecureRandom;
import java.util.Arrays;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.SecretBytes;

/** The root key locked with a passphrase that an operator types at each start. */
public final class PassphraseSeal implements Seal, AutoCloseable {

  private final char[] passphrase;
  private final Argon2Cost cost;
  private final SecureRandom random;

  /** Takes the passphrase over and wipes it on {@link #close}. */
  public PassphraseSeal(char[] passphrase, Argon2Cost cost, SecureRandom random) {
    this.passphrase = passphrase;
    this.cost = cost;
    this.random = random;
  }

  @Override
  public String kind() {
    return "passphrase";
  }

  @Override
  public byte[] lock(SecretBytes root, byte[] context) {
    return PassphraseLock.lock(passphrase, cost, context, root, random);
  }

  @Override
  public SecretBytes unlock(byte[] locked, byte[] context) throws SealException {
    try {
      return PassphraseLock.unlock(passphrase, context, locked);
    } catch (NotAuthenticException e) {
      throw new SealException("The passphrase does not open the root key.", e);
    }
  }

  @Override
  public boolean isOutside() {
    return false;
  }

  @Override
  public void close() {
    Arrays.fill(passphrase, '\0');
  }
}
