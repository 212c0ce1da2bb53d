package org.chaperone.keyholder.embedded;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.chaperone.keyholder.keys.Label;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.session.Session;

/** Keyed tags, by which the vault recognises things whose names it must not hold. */
final class VaultTags {

  private static final int MOST = 10_000;
  private static final int MOST_BYTES = 4096;

  private final Core core;

  VaultTags(Core core) {
    this.core = core;
  }

  List<byte[]> of(Session session, String label, List<byte[]> messages) {
    core.require(session);
    if (!label.matches("[ -~]{1,40}")) {
      throw new IllegalArgumentException("A label has 1 to 40 printable characters.");
    }
    if (messages.isEmpty()
        || messages.size() > MOST
        || messages.stream().anyMatch(message -> message.length > MOST_BYTES)) {
      throw new IllegalArgumentException("Tags are made of 1 to 10,000 messages of 4 KiB.");
    }
    try (SecretBytes key = Label.of("vault tag key").deriveFrom(core.keys.root())) {
      return key.with(bytes -> tags(bytes, label, messages));
    }
  }

  private static List<byte[]> tags(byte[] key, String label, List<byte[]> messages) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      List<byte[]> tags = new ArrayList<>();
      for (byte[] message : messages) {
        mac.update(label.getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) 0);
        tags.add(mac.doFinal(message));
      }
      return tags;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC with SHA-256", e);
    }
  }
}
