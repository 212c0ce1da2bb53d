package org.chaperone.keyholder.seal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.chaperone.keyholder.keys.SecretBytes;

/**
 * What guessing a passphrase costs: Argon2id, RFC 9106.
 *
 * @param passes 1 to 255
 * @param kibibytes memory, 8 to 4,194,304 KiB
 * @param lanes 1 to 255
 */
public record Argon2Cost(int passes, int kibibytes, int lanes) {

  /** The second recommended choice of RFC 9106 section 4: 3 passes over 64 MiB in 4 lanes. */
  public static final Argon2Cost STANDARD = new Argon2Cost(3, 64 * 1024, 4);

  /** For tests: next to nothing. */
  public static final Argon2Cost LEAST = new Argon2Cost(1, 8, 1);

  /** Checks the ranges, so that a changed file cannot make the keyholder take all memory. */
  public Argon2Cost {
    if (passes < 1
        || passes > 255
        || kibibytes < 8
        || kibibytes > 4 * 1024 * 1024
        || lanes < 1
        || lanes > 255) {
      throw new IllegalArgumentException("these costs of Argon2id are out of range");
    }
  }

  /** A key of 32 bytes. The passphrase stays the caller's to wipe. */
  public SecretBytes stretch(char[] passphrase, byte[] salt) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withIterations(passes)
            .withMemoryAsKB(kibibytes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] key = new byte[32];
    byte[] utf8 = utf8(passphrase);
    try {
      generator.generateBytes(utf8, key);
      return SecretBytes.taking(key);
    } finally {
      Arrays.fill(utf8, (byte) 0);
    }
  }

  private static byte[] utf8(char[] text) {
    ByteBuffer buffer = ByteBuffer.allocate(text.length * 4);
    StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text), buffer, true);
    byte[] bytes = Arrays.copyOf(buffer.array(), buffer.position());
    Arrays.fill(buffer.array(), (byte) 0);
    return bytes;
  }
}
