package org.chaperone.vault.sealed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;

/**
 * Seals and opens nothing of worth until the JVM has compiled the ciphers, so that the first
 * photograph after a start takes about as long as the hundredth.
 *
 * <p>AES-GCM in the JDK runs at a tenth of its speed until then.
 */
public final class WarmUp {

  private static final int BUFFER = 32 * SealedFormat.CHUNK;

  private WarmUp() {}

  /**
   * Warms up on this thread; call it once at start, best before the first request is accepted.
   *
   * @param nanos how long at most; a second is enough on any machine tried
   * @return how many times half a megabyte was sealed and opened
   */
  public static int run(long nanos) {
    SecureRandom random = new SecureRandom();
    byte[] key = new byte[SealedFormat.KEY_BYTES];
    random.nextBytes(key);
    byte[] content = new byte[BUFFER];
    byte[] context = new byte[0];
    int rounds = 0;
    for (long end = System.nanoTime() + nanos; System.nanoTime() - end < 0; rounds++) {
      try {
        byte[] sealed = SealedFormat.seal(key, context, content, random);
        content = SealedFormat.open(key, context, sealed);
        try (InputStream sealing =
                SealedFormat.sealing(
                    key, context, new ByteArrayInputStream(content), content.length, random);
            InputStream opening = SealedFormat.opening(key, context, sealing)) {
          opening.transferTo(OutputStream.nullOutputStream());
        }
      } catch (IOException e) {
        throw new IllegalStateException("this machine computes wrongly; do not trust it", e);
      }
    }
    return rounds;
  }
}
