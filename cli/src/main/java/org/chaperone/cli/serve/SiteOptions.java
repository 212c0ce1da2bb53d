package org.chaperone.cli.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.chaperone.cli.keyholder.Secret;
import org.chaperone.cli.terminal.Terminal;
import org.chaperone.keyholder.session.PasskeyPolicy;
import org.chaperone.web.SiteSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where and how a site is served, as options. */
public final class SiteOptions {

  private static final int STANDARD_HTTPS = 443;
  private static final int SHORTEST_TOKEN = 16;

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--port", paramLabel = "N", description = "To listen at; 8080 by default.")
  private int port = 8080;

  @Option(
      names = "--address",
      paramLabel = "HOST",
      description = "To listen at; this machine alone (127.0.0.1) by default.")
  private String address = "127.0.0.1";

  @Option(
      names = "--origin",
      paramLabel = "URL",
      description = "What browsers call the site, as in https://photos.clinic.example.")
  private Optional<URI> origin = Optional.empty();

  @Option(
      names = "--tls-certificate",
      paramLabel = "PEM",
      description = "The site's certificate with its chain.")
  private Optional<Path> certificate = Optional.empty();

  @Option(names = "--tls-key", paramLabel = "PEM", description = "Its private key.")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--behind-proxy",
      description = "A proxy that encrypts stands before it; its forwarding headers are believed.")
  private boolean behindProxy;

  @Option(
      names = "--provider-secret-file",
      paramLabel = "FILE",
      description =
          "What the site proves itself with to the identity provider, in a file's first line; without"
              + " it the provider has to take public clients.")
  private Optional<Path> providerSecret = Optional.empty();

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description =
          "A line of JSON for each request, without personal data; to standard error where that is"
              + " no terminal, else none.")
  private Optional<Path> log = Optional.empty();

  @Option(
      names = "--metrics-port",
      paramLabel = "N",
      description = "Where Prometheus reads metrics: a port of their own; none by default.")
  private Optional<Integer> metricsPort = Optional.empty();

  @Option(
      names = "--metrics-address",
      paramLabel = "HOST",
      description = "To listen at for them; this machine alone (127.0.0.1) by default.")
  private String metricsAddress = "127.0.0.1";

  @Option(
      names = "--metrics-token-file",
      paramLabel = "FILE",
      description = "Whoever reads them says this file's first line as a bearer token.")
  private Optional<Path> metricsToken = Optional.empty();

  /**
   * The settings of the site.
   *
   * @param work a folder for what is worked on
   */
  SiteSettings settings(Path work) throws IOException {
    if (certificate.isPresent() != key.isPresent()) {
      throw wrong(
          "--tls-certificate",
          "A certificate and its key go together: --tls-certificate and --tls-key.");
    }
    boolean isEncrypted = certificate.isPresent() || behindProxy;
    boolean isLocal = InetAddress.getByName(address).isLoopbackAddress();
    if (!isEncrypted && !isLocal) {
      throw wrong(
          "--address",
          "Without encryption the site is served on this machine alone: give --tls-certificate and"
              + " --tls-key, or --behind-proxy, or leave --address away.");
    }
    for (Path file :
        new Path[] {certificate.orElse(null), key.orElse(null), providerSecret.orElse(null)}) {
      if (file != null && !Files.isReadable(file)) {
        throw new IOException(file + " does not exist or may not be read.");
      }
    }
    refuseATakenPort();
    return new SiteSettings(
        origin(isEncrypted, isLocal),
        address,
        port,
        certificate.map(file -> new SiteSettings.Tls(file, key.orElseThrow())),
        behindProxy,
        Optional.empty(),
        providerSecret,
        work,
        metrics(),
        lines());
  }

  private Optional<SiteSettings.Metrics> metrics() throws IOException {
    if (metricsPort.isEmpty()) {
      return Optional.empty();
    }
    if (metricsToken.isEmpty() && !InetAddress.getByName(metricsAddress).isLoopbackAddress()) {
      throw wrong(
          "--metrics-address",
          "Metrics are read on this machine alone, or with a token: give --metrics-token-file.");
    }
    Optional<String> token = Optional.empty();
    if (metricsToken.isPresent()) {
      token = Optional.of(new String(Secret.read(metricsToken, "the metrics' token")));
      if (token.get().length() < SHORTEST_TOKEN) {
        throw wrong(
            "--metrics-token-file",
            "The metrics' token has at least " + SHORTEST_TOKEN + " characters.");
      }
    }
    return Optional.of(new SiteSettings.Metrics(metricsAddress, metricsPort.get(), token));
  }

  private URI origin(boolean isEncrypted, boolean isLocal) {
    if (origin.isEmpty()) {
      if (behindProxy || !isLocal) {
        throw wrong(
            "--address",
            "Say by --origin what browsers call the site, as in https://photos.clinic.example:"
                + " passkeys are bound to it.");
      }
      boolean isStandard = isEncrypted && port == STANDARD_HTTPS;
      return URI.create(
          (isEncrypted ? "https" : "http") + "://localhost" + (isStandard ? "" : ":" + port));
    }
    URI said = origin.get();
    String scheme = String.valueOf(said.getScheme()).toLowerCase(Locale.ROOT);
    if (said.getHost() == null || !Set.of("", "/").contains(said.getPath())) {
      throw wrong(
          "--origin", "An origin is a scheme and a host, as in https://photos.clinic.example.");
    }
    if (!scheme.equals(isEncrypted ? "https" : "http")
        || (!isEncrypted && !said.getHost().equals("localhost"))) {
      throw wrong(
          "--origin",
          isEncrypted
              ? "The site is encrypted, so --origin begins with https://."
              : "Without encryption --origin can be http://localhost alone: passkeys work nowhere"
                  + " else.");
    }
    return URI.create(
        scheme + "://" + said.getHost() + (said.getPort() < 0 ? "" : ":" + said.getPort()));
  }

  private void refuseATakenPort() throws IOException {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(address))) {
      port = probe.getLocalPort();
    } catch (IOException e) {
      throw new IOException(
          "Port " + port + " at " + address + " cannot be used (is it taken?); --port is another.",
          e);
    }
  }

  /** What a keyholder in this process takes passkeys for. */
  static PasskeyPolicy passkeys(SiteSettings settings) {
    return new PasskeyPolicy(
        String.valueOf(settings.origin().getHost()), Set.of(settings.origin().toString()));
  }

  private Consumer<String> lines() throws IOException {
    if (log.isPresent()) {
      var file =
          Files.newBufferedWriter(
              log.get(),
              java.nio.file.StandardOpenOption.CREATE,
              java.nio.file.StandardOpenOption.APPEND);
      return line -> {
        synchronized (file) {
          try {
            file.write(line);
            file.newLine();
            file.flush();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };
    }
    return Terminal.linesForFiles();
  }

  private ParameterException wrong(String option, String sentence) {
    return new ParameterException(spec.commandLine(), sentence, spec.findOption(option), "");
  }
}
