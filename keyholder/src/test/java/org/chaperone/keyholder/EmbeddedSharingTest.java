package org.chaperone.keyholder;

/** Shares, in process. */
final class EmbeddedSharingTest extends SharingContract {

  @Override
  protected Clinic.Reaching reaching() {
    return embedded -> embedded;
  }
}
