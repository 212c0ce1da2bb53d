package org.chaperone.keyholder.session;

import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.chaperone.keyholder.keys.Label;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.seal.Argon2Cost;
import org.chaperone.keyholder.seal.PassphraseLock;

/**
 * The key that a command-line operator signs in with: Ed25519 (RFC 8032), kept in a file locked by
 * a passphrase.
 */
public final class OperatorKey implements AutoCloseable {

  private static final byte[] CONTEXT = Label.of("operator key").encoded();

  private final SecretBytes seed;

  private OperatorKey(SecretBytes seed) {
    this.seed = seed;
  }

  /** A new key. */
  public static OperatorKey make(SecureRandom random) {
    return new OperatorKey(SecretBytes.random(random, Ed25519PrivateKeyParameters.KEY_SIZE));
  }

  /**
   * Reads the contents of a key file.
   *
   * @throws NotAuthenticException when the passphrase is another, or the file was changed
   */
  public static OperatorKey unlock(byte[] file, char[] passphrase) throws NotAuthenticException {
    return new OperatorKey(PassphraseLock.unlock(passphrase, CONTEXT, file));
  }

  /** The contents of a key file. */
  public byte[] lock(char[] passphrase, Argon2Cost cost, SecureRandom random) {
    return PassphraseLock.lock(passphrase, cost, CONTEXT, seed, random);
  }

  /** What the keyholder knows of it. */
  public Credential.OfOperator credential() {
    return new Credential.OfOperator(key().generatePublicKey().getEncoded());
  }

  /** Answers a challenge of a keyholder. */
  public SignInProof.ByOperatorKey answer(Challenge challenge) {
    byte[] message = message(challenge);
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key());
    signer.update(message, 0, message.length);
    return new SignInProof.ByOperatorKey(challenge.id(), signer.generateSignature());
  }

  /** What is signed: nothing that anything else here would ever sign. */
  public static byte[] message(Challenge challenge) {
    return Label.of("operator signs in")
        .and(challenge.id().bytes())
        .and(challenge.bytes())
        .encoded();
  }

  private Ed25519PrivateKeyParameters key() {
    return seed.with(bytes -> new Ed25519PrivateKeyParameters(bytes, 0));
  }

  @Override
  public void close() {
    seed.close();
  }
}
