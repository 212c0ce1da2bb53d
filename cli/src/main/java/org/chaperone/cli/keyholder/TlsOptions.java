package org.chaperone.cli.keyholder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.chaperone.keyholder.wire.TlsEndpoint;
import org.chaperone.keyholder.wire.TlsIdentity;
import picocli.CommandLine.Option;

/** Keys for TLS, as options. */
final class TlsOptions {

  @Option(
      names = "--own",
      paramLabel = "P12",
      description = "This side's key and certificate, PKCS #12.")
  private Optional<Path> own = Optional.empty();

  @Option(
      names = "--own-password-file",
      paramLabel = "FILE",
      description = "Its password; asked for otherwise.")
  private Optional<Path> passwordFile = Optional.empty();

  @Option(names = "--peer", paramLabel = "PEM", description = "The other side's certificate.")
  private Optional<Path> peer = Optional.empty();

  /** An endpoint at {@code host:port}. */
  TlsEndpoint endpoint(String address) throws IOException {
    int colon = address.lastIndexOf(':');
    if (colon < 1
        || !address.substring(colon + 1).matches("[0-9]{1,5}")
        || own.isEmpty()
        || peer.isEmpty()) {
      throw new IOException(
          "TLS needs a host and port, as in 10.0.0.2:7443, and --own and --peer.");
    }
    char[] password = Secret.read(passwordFile, "the password of " + own.get());
    try {
      TlsIdentity identity = TlsIdentity.of(own.get(), password, peer.get());
      return new TlsEndpoint(
          address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)), identity);
    } finally {
      Arrays.fill(password, '\0');
    }
  }
}
