package org.chaperone.keyholder.wire;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.chaperone.keyholder.Clinic;
import org.chaperone.keyholder.KeyholderContract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract, over TLS 1.3 with certificates on both sides. */
final class TlsKeyholderTest extends KeyholderContract {

  @TempDir static Path certificates;

  @BeforeAll
  static void makeCertificates() throws Exception {
    Certificates.make(certificates, "keyholder");
    Certificates.make(certificates, "server");
  }

  @Override
  public Clinic.Reaching reaching() {
    try {
      int port = freePort();
      TlsEndpoint there =
          new TlsEndpoint(
              "127.0.0.1", port, Certificates.identity(certificates, "keyholder", "server"));
      TlsEndpoint here =
          new TlsEndpoint(
              "127.0.0.1", port, Certificates.identity(certificates, "server", "keyholder"));
      return Wired.by(there, () -> here);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
