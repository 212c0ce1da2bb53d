package org.chaperone.keyholder.keys;

/**
 * What is derived from the root key and stays the same from epoch to epoch.
 *
 * <pre>
 * root key ─ HKDF-Expand ┬ epoch sealing key   seals the secret of the present epoch
 *                        ├ ledger signing seed  Ed25519
 *                        ├ log key              details of leaves that concern no patient
 *                        ├ tag key              finds the patient of a leaf again
 *                        ├ pseudonym key        what accounts are called in the ledger
 *                        ├ mark root            a mark key of every photograph, of that one of every account and view
 *                        └ index seed           the private half of the index key
 * </pre>
 */
public final class RootKeys implements AutoCloseable {

  private final SecretBytes root;
  private final SecretBytes epochSealing;
  private final SecretBytes ledgerSeed;
  private final SecretBytes log;
  private final SecretBytes tag;
  private final SecretBytes pseudonym;
  private final SecretBytes mark;
  private final SecretBytes index;

  /** Derives all; takes the root key over. */
  public RootKeys(SecretBytes root) {
    this.root = root;
    epochSealing = Label.of("epoch sealing key").deriveFrom(root);
    ledgerSeed = Label.of("ledger signing seed").deriveFrom(root);
    log = Label.of("log key").deriveFrom(root);
    tag = Label.of("tag key").deriveFrom(root);
    pseudonym = Label.of("pseudonym key").deriveFrom(root);
    mark = Label.of("mark root").deriveFrom(root);
    index = Label.of("index seed").deriveFrom(root);
  }

  /** The root key itself, for sealing it anew. */
  public SecretBytes root() {
    return root;
  }

  /** Seals the secret of an epoch. */
  public SecretBytes epochSealing() {
    return epochSealing;
  }

  /** The seed of the ledger's Ed25519 key. */
  public SecretBytes ledgerSeed() {
    return ledgerSeed;
  }

  /** Seals details of leaves that concern no patient. */
  public SecretBytes log() {
    return log;
  }

  /** Hides a patient's id in a leaf's nonce. */
  public SecretBytes tag() {
    return tag;
  }

  /** Derives pseudonyms. */
  public SecretBytes pseudonym() {
    return pseudonym;
  }

  /** Derives mark keys. */
  public SecretBytes mark() {
    return mark;
  }

  /** Makes the index key pair. */
  public SecretBytes index() {
    return index;
  }

  /**
   * The keys of an epoch, from its secret; they exist only as long as both root key and secret do.
   */
  public EpochKeys epoch(long number, SecretBytes secret) {
    SecretBytes both =
        SecretBytes.taking(secret.with(salt -> root.with(key -> Hkdf.extract(salt, key))));
    try (both) {
      return new EpochKeys(
          number,
          Label.of("wrapping key").and(number).deriveFrom(both),
          Label.of("state key").and(number).deriveFrom(both));
    }
  }

  @Override
  public void close() {
    for (SecretBytes key :
        new SecretBytes[] {epochSealing, ledgerSeed, log, tag, pseudonym, mark, index, root}) {
      key.close();
    }
  }
}
