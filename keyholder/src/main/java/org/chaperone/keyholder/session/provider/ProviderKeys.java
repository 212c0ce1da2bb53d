package org.chaperone.keyholder.session.provider;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.function.Predicate;

/** The public keys of a provider. */
interface ProviderKeys {

  /** More than any provider has at a time. */
  int MOST = 100;

  /**
   * Those that are wanted.
   *
   * @throws IOException when they cannot be had just now
   */
  List<JWK> matching(Predicate<JWK> wanted) throws IOException;

  /** Keys from a file that was put there by hand. */
  static ProviderKeys pinned(Path file) throws IOException {
    if (Files.size(file) > Fetching.LONGEST) {
      throw new IOException(file + " is too long for a file of keys.");
    }
    List<JWK> keys = parse(Files.readAllBytes(file));
    return wanted -> keys.stream().filter(wanted).toList();
  }

  /** A JWK Set (RFC 7517, section 5); what is secret has no place in one and is left out. */
  static List<JWK> parse(byte[] set) throws IOException {
    try {
      List<JWK> keys =
          JWKSet.parse(new String(set, StandardCharsets.UTF_8)).getKeys().stream()
              .filter(key -> !key.isPrivate())
              .toList();
      if (keys.isEmpty() || keys.size() > MOST) {
        throw new IOException("An identity provider has 1 to " + MOST + " public keys.");
      }
      return keys;
    } catch (ParseException | RuntimeException e) {
      // Hostile sets make the parser throw more than it documents.
      throw new IOException("The identity provider's keys are no JWK Set.", e);
    }
  }
}
