package org.chaperone.keyholder.embedded;

import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.id.Pseudonym;
import org.chaperone.keyholder.keys.Label;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.release.MarkKeys;
import org.chaperone.keyholder.release.Rendition;

/**
 * Derives what views are marked with. The same view has the same keys for ever, so nothing of them
 * is stored.
 *
 * <pre>
 * mark root ─ photograph ┬ account's pseudonym        account part
 *                        └ ledger index, rendition    view part
 * </pre>
 *
 * <p>Each step is HKDF-Expand to 32 bytes, which is one HMAC-SHA-256 under the key above it.
 */
final class MarkKeyRing {

  private final SecretBytes root;

  MarkKeyRing(SecretBytes root) {
    this.root = root;
  }

  MarkKeys of(PhotographId photograph, Rendition rendition, Pseudonym actor, long ledgerIndex) {
    try (SecretBytes key = Label.of("photograph mark").and(photograph.bytes()).deriveFrom(root)) {
      return new MarkKeys(
          photograph,
          rendition,
          Label.of("account mark").and(actor.bytes()).deriveFrom(key),
          Label.of("view mark").and(ledgerIndex).and(rendition.name()).deriveFrom(key));
    }
  }
}
