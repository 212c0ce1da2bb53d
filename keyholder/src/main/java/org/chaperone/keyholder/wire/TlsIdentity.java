package org.chaperone.keyholder.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Who one side is, and which one other side it believes: each holds the other's certificate itself,
 * and no authority can vouch for a third.
 */
public final class TlsIdentity {

  private final SSLContext context;

  private TlsIdentity(SSLContext context) {
    this.context = context;
  }

  /**
   * Reads an identity.
   *
   * @param own a PKCS #12 file with the private key and certificate of this side
   * @param password of that file; the caller wipes it
   * @param peer the certificate of the other side, PEM or DER
   * @throws IOException when a file cannot be read or is not what it should be
   */
  public static TlsIdentity of(Path own, char[] password, Path peer) throws IOException {
    try (InputStream ownBytes = Files.newInputStream(own);
        InputStream peerBytes = Files.newInputStream(peer)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(ownBytes, password);
      KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
      keyManagers.init(keys, password);
      Certificate certificate =
          CertificateFactory.getInstance("X.509").generateCertificate(peerBytes);
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("peer", certificate);
      TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
      trustManagers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
      return new TlsIdentity(context);
    } catch (GeneralSecurityException e) {
      throw new IOException("The keys for TLS cannot be used: " + e.getMessage(), e);
    }
  }

  SSLContext context() {
    return context;
  }
}
