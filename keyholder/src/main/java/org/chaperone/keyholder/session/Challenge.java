package org.chaperone.keyholder.session;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.chaperone.keyholder.id.SessionId;

/**
 * What has to be signed to sign in, or to enrol a credential; good once.
 *
 * @param id names the challenge
 * @param bytes 32 random bytes
 * @param passkeys the credential ids that are known for the account, for a browser's {@code
 *     allowCredentials}
 * @param until when it is no longer accepted
 */
public record Challenge(SessionId id, byte[] bytes, List<byte[]> passkeys, Instant until) {

  /** Whether both are the same challenge. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Challenge that
        && id.equals(that.id)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
