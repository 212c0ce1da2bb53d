package org.chaperone.keyholder.session.provider;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import org.chaperone.keyholder.keys.Label;
import org.chaperone.keyholder.session.Challenge;

/** What an ID token has to name, so that it answers one challenge and no other. */
public final class Nonce {

  private Nonce() {}

  /**
   * The nonce for a challenge: SHA-256 over the label {@code "nonce of an ID token"}, the
   * challenge's id and its bytes, in base64url. The provider learns nothing else of the challenge.
   */
  public static String of(Challenge challenge) {
    byte[] message =
        Label.of("nonce of an ID token")
            .and(challenge.id().bytes())
            .and(challenge.bytes())
            .encoded();
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(message);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
