package org.chaperone.keyholder.wire;

import org.chaperone.keyholder.AdministrationContract;
import org.chaperone.keyholder.Clinic;

/** The contract of administration, over a Unix socket. */
final class UnixAdministrationTest extends AdministrationContract {

  @Override
  protected Clinic.Reaching reaching() {
    UnixEndpoint endpoint = UnixEndpoint.of(folder.resolve("socket"));
    return Wired.by(endpoint, () -> endpoint);
  }
}
