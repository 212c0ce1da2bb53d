package org.chaperone.keyholder;

/** In process. */
final class EmbeddedSensitivePatientsTest extends SensitivePatientsContract {

  @Override
  protected Clinic.Reaching reaching() {
    return embedded -> embedded;
  }
}
