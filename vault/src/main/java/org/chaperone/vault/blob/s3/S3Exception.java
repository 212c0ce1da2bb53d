package org.chaperone.vault.blob.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service answered that it will not. */
final class S3Exception extends IOException {

  private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9]{1,60})</Code>");

  private final int status;

  private S3Exception(String message, int status) {
    super(message);
    this.status = status;
  }

  static S3Exception of(String method, int status, InputStream body) throws IOException {
    try (body) {
      String text = new String(body.readNBytes(4096), StandardCharsets.UTF_8);
      Matcher code = CODE.matcher(text);
      return new S3Exception(
          "The photo store answered %s with %d%s."
              .formatted(method, status, code.find() ? " (" + code.group(1) + ")" : ""),
          status);
    }
  }

  int status() {
    return status;
  }
}
