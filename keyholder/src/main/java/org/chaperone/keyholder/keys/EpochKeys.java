package org.chaperone.keyholder.keys;

/**
 * The keys of a wrapping epoch. An erasure begins a new epoch and destroys the old one's secret, so
 * that old copies of the store open nothing.
 *
 * @param number counts epochs from 1
 * @param wrapping wraps patients' keys
 * @param state seals the rows of the store
 */
public record EpochKeys(long number, SecretBytes wrapping, SecretBytes state)
    implements AutoCloseable {

  @Override
  public void close() {
    wrapping.close();
    state.close();
  }
}
