package org.chaperone.keyholder;

/** The contract, in process. */
final class EmbeddedKeyholderTest extends KeyholderContract {

  @Override
  protected Clinic.Reaching reaching() {
    return embedded -> embedded;
  }
}
