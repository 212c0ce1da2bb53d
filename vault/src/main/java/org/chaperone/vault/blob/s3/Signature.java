package org.chaperone.vault.blob.s3;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** AWS Signature Version 4, for requests to S3. */
final class Signature {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final String region;
  private final String accessKey;
  private final org.chaperone.keyholder.keys.SecretBytes secretKey;

  Signature(S3Bucket bucket) {
    this.region = bucket.region();
    this.accessKey = bucket.accessKey();
    this.secretKey = bucket.secretKey();
  }

  static String time(Instant now) {
    return TIME.format(now);
  }

  /**
   * The value of the header Authorization.
   *
   * @param path already encoded
   * @param query already encoded and sorted by name
   * @param headers that are signed, names in lower case; x-amz-date and x-amz-content-sha256 among
   *     them
   */
  String authorization(
      String method, String path, String query, SortedMap<String, String> headers) {
    String time = String.valueOf(headers.get("x-amz-date"));
    String day = time.substring(0, 8);
    String names = String.join(";", headers.keySet());
    String canonical =
        String.join(
            "\n",
            method,
            path,
            query,
            headers.entrySet().stream()
                .map(h -> h.getKey() + ":" + h.getValue().strip() + "\n")
                .collect(Collectors.joining()),
            names,
            String.valueOf(headers.get("x-amz-content-sha256")));
    String scope = day + "/" + region + "/s3/aws4_request";
    String toSign = String.join("\n", "AWS4-HMAC-SHA256", time, scope, sha256(canonical));
    return "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
        .formatted(accessKey, scope, names, HexFormat.of().formatHex(hmac(key(day), toSign)));
  }

  private byte[] key(String day) {
    byte[] first =
        secretKey.with(
            secret -> {
              byte[] prefixed = new byte[4 + secret.length];
              System.arraycopy("AWS4".getBytes(StandardCharsets.US_ASCII), 0, prefixed, 0, 4);
              System.arraycopy(secret, 0, prefixed, 4, secret.length);
              byte[] key = hmac(prefixed, day);
              java.util.Arrays.fill(prefixed, (byte) 0);
              return key;
            });
    return hmac(hmac(hmac(first, region), "s3"), "aws4_request");
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC with SHA-256", e);
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
