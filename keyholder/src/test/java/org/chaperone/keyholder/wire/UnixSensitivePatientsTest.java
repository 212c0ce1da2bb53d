package org.chaperone.keyholder.wire;

import org.chaperone.keyholder.Clinic;
import org.chaperone.keyholder.SensitivePatientsContract;

/** Over a Unix socket. */
final class UnixSensitivePatientsTest extends SensitivePatientsContract {

  @Override
  protected Clinic.Reaching reaching() {
    UnixEndpoint endpoint = UnixEndpoint.of(folder.resolve("socket"));
    return Wired.by(endpoint, () -> endpoint);
  }
}
