package org.chaperone.keyholder;

/** The contract, in process. */
final class EmbeddedKeyholderTest extends KeyholderContract {

  @Override
  public Clinic.Reaching reaching() {
    return embedded -> embedded;
  }
}
