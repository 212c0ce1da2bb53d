package org.chaperone.keyholder.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.chaperone.keyholder.keys.Hkdf;
import org.chaperone.keyholder.keys.SecretBytes;

/**
 * One share of a recovery kit, to be printed and kept by one person.
 *
 * @param kit which kit it is of, 0 to 65,535, so that shares of different kits are not mixed
 * @param number 1 to 5
 * @param value its secret half
 */
public record RecoveryShare(int kit, int number, SecretBytes value) {

  private static final int CHECK = 4;

  /**
   * What is printed: {@code CHAPERONE-}, then upper-case hexadecimal digits in groups of four, with
   * a check against mistyping. A secret.
   */
  public String printed() {
    byte[] body =
        value.with(
            bytes ->
                ByteBuffer.allocate(3 + bytes.length)
                    .putShort((short) kit)
                    .put((byte) number)
                    .put(bytes)
                    .array());
    byte[] whole = ByteBuffer.allocate(body.length + CHECK).put(body).put(check(body)).array();
    String digits = HexFormat.of().withUpperCase().formatHex(whole);
    Arrays.fill(body, (byte) 0);
    Arrays.fill(whole, (byte) 0);
    return "CHAPERONE-" + digits.replaceAll("(.{4})(?=.)", "$1-");
  }

  /**
   * Reads what {@link #printed} wrote; spaces, dashes and the case of letters do not matter.
   *
   * @throws SealException when it was mistyped
   */
  public static RecoveryShare parse(String printed) throws SealException {
    String digits =
        printed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "").replaceFirst("^CHAPERONE", "");
    byte[] whole;
    try {
      whole = HexFormat.of().parseHex(digits);
    } catch (IllegalArgumentException e) {
      throw new SealException(
          "A share is made of the digits 0-9 and the letters A-F; this one is not.");
    }
    if (whole.length < 3 + 16 + CHECK) {
      throw new SealException("This share is too short; a part of it is missing.");
    }
    byte[] body = Arrays.copyOf(whole, whole.length - CHECK);
    byte[] check = Arrays.copyOfRange(whole, whole.length - CHECK, whole.length);
    if (!MessageDigest.isEqual(check, check(body))) {
      throw new SealException("This share is mistyped: its check does not fit.");
    }
    int kit = ((body[0] & 0xff) << 8) | (body[1] & 0xff);
    int number = body[2];
    if (number < 1 || number > RecoveryKit.SHARES) {
      throw new SealException("A share is numbered 1 to " + RecoveryKit.SHARES + ".");
    }
    return new RecoveryShare(
        kit, number, SecretBytes.taking(Arrays.copyOfRange(body, 3, body.length)));
  }

  private static byte[] check(byte[] body) {
    return Arrays.copyOf(
        Hkdf.mac("chaperone/1 recovery share".getBytes(StandardCharsets.UTF_8), body), CHECK);
  }

  @Override
  public String toString() {
    return "RecoveryShare[" + number + " of kit " + kit + ", not shown]";
  }
}
