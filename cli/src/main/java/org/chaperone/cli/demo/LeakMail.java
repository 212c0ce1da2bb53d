package org.chaperone.cli.demo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A mail with one picture attached. */
final class LeakMail {

  private LeakMail() {}

  /** The mail as a .eml file. */
  static byte[] of(String name, byte[] jpeg) {
    String encoded = Base64.getMimeEncoder(76, new byte[] {'\r', '\n'}).encodeToString(jpeg);
    String mail =
        """
        From: nobody@example.org
        To: someone@example.org
        Subject: as promised
        Date: Thu, 01 Jan 2026 03:00:00 +0000
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="=-part"

        --=-part
        Content-Type: text/plain; charset=us-ascii

        A taste. There is more.

        --=-part
        Content-Type: image/jpeg; name="%s"
        Content-Disposition: attachment; filename="%s"
        Content-Transfer-Encoding: base64

        %s

        --=-part--
        """
            .replace("\n", "\r\n")
            .formatted(name, name, encoded);
    return mail.getBytes(StandardCharsets.US_ASCII);
  }
}
