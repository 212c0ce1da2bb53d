package org.chaperone.keyholder.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keys and certificates for TLS, made by the JDK's keytool as an operator would. */
final class Certificates {

  static final String PASSWORD = "changeit";

  private Certificates() {}

  /** Makes {@code name.p12} and {@code name.pem}. */
  static void make(Path folder, String name) throws IOException, InterruptedException {
    if (Files.exists(folder.resolve(name + ".pem"))) {
      return;
    }
    keytool(
        folder,
        "-genkeypair",
        "-alias",
        name,
        "-keyalg",
        "Ed25519",
        "-dname",
        "CN=" + name,
        "-validity",
        "30",
        "-storetype",
        "PKCS12",
        "-keystore",
        name + ".p12",
        "-storepass",
        PASSWORD);
    keytool(
        folder,
        "-exportcert",
        "-rfc",
        "-alias",
        name,
        "-keystore",
        name + ".p12",
        "-storepass",
        PASSWORD,
        "-file",
        name + ".pem");
  }

  private static void keytool(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  static TlsIdentity identity(Path folder, String own, String peer) throws IOException {
    return TlsIdentity.of(
        folder.resolve(own + ".p12"), PASSWORD.toCharArray(), folder.resolve(peer + ".pem"));
  }
}
