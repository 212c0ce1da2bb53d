package org.chaperone.keyholder.wire;

import org.chaperone.keyholder.Clinic;
import org.chaperone.keyholder.SharingContract;

/** Shares, over a Unix socket. */
final class UnixSharingTest extends SharingContract {

  @Override
  protected Clinic.Reaching reaching() {
    UnixEndpoint endpoint = UnixEndpoint.of(folder.resolve("socket"));
    return Wired.by(endpoint, () -> endpoint);
  }
}
