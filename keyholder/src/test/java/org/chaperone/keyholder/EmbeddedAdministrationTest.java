package org.chaperone.keyholder;

/** The contract of administration, in process. */
final class EmbeddedAdministrationTest extends AdministrationContract {

  @Override
  protected Clinic.Reaching reaching() {
    return embedded -> embedded;
  }
}
