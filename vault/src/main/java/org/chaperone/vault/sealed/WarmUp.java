package org.chaperone.vault.sealed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;

/**
 * Seals and opens nothing of worth until the JVM has compiled the ciphers, so that the first
 * photograph after a start takes about as long as the hundredth.
 *
 * <p>AES-GCM in the JDK runs at a tenth of its speed until then.
 */
public final class WarmUp {

  /** Many calls are what makes the JVM compile, and calls with little content are soon made. */
  private static final int SMALL = 1024;

  /** Small calls before whole messages, enough for the compiler's last tier. */
  private static final int CALLS = 12_000;

  private static final int BUFFER = 32 * SealedFormat.CHUNK;

  /** Readers take less than a chunk, a chunk, or several at once, and each is another path. */
  private static final int[] READ = {8 * 1024, SealedFormat.CHUNK, 4 * SealedFormat.CHUNK};

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
    long begin = System.nanoTime();
    int rounds = 0;
    try {
      calls(key, begin, nanos / 2);
      byte[] content = new byte[BUFFER];
      for (; System.nanoTime() - begin < nanos; rounds++) {
        content = round(key, content, READ[rounds % READ.length], random);
      }
    } catch (IOException e) {
      throw new IllegalStateException("this machine computes wrongly; do not trust it", e);
    }
    return rounds;
  }

  private static void calls(byte[] key, long begin, long nanos) throws UnsealingException {
    MessageKeys keys = MessageKeys.derive(key, new byte[SealedFormat.SALT], new byte[0]);
    byte[] content = new byte[SMALL];
    byte[] sealed = new byte[SMALL + SealedFormat.TAG];
    for (int i = 0; i < CALLS && System.nanoTime() - begin < nanos; i++) {
      keys.seal(i, content, 0, SMALL, sealed, 0);
      keys.open(i, sealed, 0, sealed.length, content, 0);
    }
  }

  private static byte[] round(byte[] key, byte[] content, int read, SecureRandom random)
      throws IOException {
    byte[] context = new byte[0];
    byte[] buffer = new byte[read];
    byte[] sealed = SealedFormat.seal(key, context, content, random);
    try (InputStream sealing =
        SealedFormat.sealing(
            key, context, new ByteArrayInputStream(content), content.length, random)) {
      drain(sealing, buffer);
    }
    try (InputStream opening =
        SealedFormat.opening(key, context, new ByteArrayInputStream(sealed))) {
      drain(opening, buffer);
    }
    return SealedFormat.open(key, context, sealed);
  }

  private static void drain(InputStream in, byte[] buffer) throws IOException {
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      // What comes is of no use.
    }
  }
}
