package org.chaperone.vault.storage;

import java.security.SecureRandom;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.vault.facts.FactsText;
import org.chaperone.vault.sealed.SealContext;
import org.chaperone.vault.sealed.SealedFormat;
import org.chaperone.vault.sealed.UnsealingException;

/** Facts about a patient, a photograph or a consent as the rows hold them. */
public final class SealedFacts {

  private SealedFacts() {}

  /** Seals facts. */
  public static byte[] seal(
      Record facts, SealContext context, SecretBytes key, SecureRandom random) {
    return key.with(
        lent -> SealedFormat.sealProven(lent, context.bytes(), FactsText.write(facts), random));
  }

  /**
   * Opens facts.
   *
   * @throws UnsealingException when the row is not what was stored there
   */
  public static <T extends Record> T open(
      byte[] sealed, SealContext context, SecretBytes key, Class<T> type)
      throws UnsealingException {
    byte[] lent = key.copy();
    try {
      return FactsText.read(SealedFormat.open(lent, context.bytes(), sealed), type);
    } finally {
      java.util.Arrays.fill(lent, (byte) 0);
    }
  }
}
