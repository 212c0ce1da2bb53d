package org.chaperone.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site with a certificate of its own. */
final class EncryptedTest {

  private static final String PASSWORD = "changeit";

  /** Made by the JDK's own tool, as no part of the JDK makes certificates otherwise. */
  private static KeyStore certificate(Path folder) throws Exception {
    Path file = folder.resolve("site.p12");
    Process made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "site",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool").toFile())
            .start();
    assertTrue(made.waitFor(1, TimeUnit.MINUTES));
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private static Path pem(Path file, String what, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
  }

  private static SSLContext trusting(KeyStore store) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("site", store.getCertificate("site"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /** What it answers, over one protocol and cipher. */
  private static String answer(SSLContext context, int port, String protocol, String cipher)
      throws IOException {
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
      socket.setSoTimeout(60_000);
      socket.setEnabledProtocols(new String[] {protocol});
      socket.setEnabledCipherSuites(new String[] {cipher});
      socket.startHandshake();
      assertEquals(cipher, socket.getSession().getCipherSuite());
      socket
          .getOutputStream()
          .write(
              ("GET /sign-in HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void speaksWithForwardSecrecyAlone(@TempDir Path folder) throws Exception {
    KeyStore store = certificate(folder);
    SiteSettings.Tls tls =
        new SiteSettings.Tls(
            pem(
                folder.resolve("site.pem"),
                "CERTIFICATE",
                store.getCertificate("site").getEncoded()),
            pem(
                folder.resolve("site.key"),
                "PRIVATE KEY",
                store.getKey("site", PASSWORD.toCharArray()).getEncoded()));
    SSLContext context = trusting(store);
    try (ServedClinic clinic =
        ServedClinic.in(folder.resolve("clinic"), plain -> encrypted(plain, tls))) {
      int port = clinic.origin().getPort();
      for (String cipher :
          List.of(
              "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
              "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256")) {
        assertTrue(answer(context, port, "TLSv1.2", cipher).startsWith("HTTP/1.1 200"), cipher);
      }
      String answer = answer(context, port, "TLSv1.3", "TLS_AES_256_GCM_SHA384");
      assertTrue(answer.startsWith("HTTP/1.1 200"));
      String said = answer.toLowerCase(Locale.ROOT);
      assertTrue(said.contains("strict-transport-security: max-age="));
      assertTrue(said.contains("set-cookie: __host-chaperone="));
      assertTrue(said.contains("; secure"));
      // Ciphers that this JDK would speak, if it were asked to.
      List<String> weak =
          Arrays.stream(context.getSupportedSSLParameters().getCipherSuites())
              .filter(cipher -> cipher.startsWith("TLS_ECDHE_ECDSA_") && cipher.contains("_CBC_"))
              .toList();
      assertTrue(weak.size() >= 2, weak::toString);
      for (String cipher : weak) {
        assertThrows(
            SSLHandshakeException.class, () -> answer(context, port, "TLSv1.2", cipher), cipher);
      }
    }
  }

  private static SiteSettings encrypted(SiteSettings plain, SiteSettings.Tls tls) {
    return new SiteSettings(
        URI.create("https://localhost:" + plain.port()),
        plain.address(),
        plain.port(),
        Optional.of(tls),
        plain.behindProxy(),
        plain.demo(),
        plain.providerSecret(),
        plain.work(),
        plain.metrics(),
        plain.log());
  }
}
