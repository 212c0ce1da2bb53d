package org.chaperone.keyholder.wire;

import org.chaperone.keyholder.Clinic;
import org.chaperone.keyholder.KeyholderContract;

/** The contract, over a Unix socket. */
final class UnixKeyholderTest extends KeyholderContract {

  @Override
  public Clinic.Reaching reaching() {
    UnixEndpoint endpoint = UnixEndpoint.of(folder.resolve("socket"));
    return Wired.by(endpoint, () -> endpoint);
  }
}
