package org.chaperone.web;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where and how the site is served.
 *
 * @param origin what browsers call it, as in {@code https://photos.clinic.example}; passkeys are
 *     bound to it
 * @param address to listen at
 * @param port to listen at; 0 for any that is free
 * @param tls by which the server encrypts itself
 * @param behindProxy whether a proxy that encrypts stands before it, whose forwarding headers are
 *     believed
 * @param demo the people of a demo, who sign in by a click
 * @param providerSecret a file whose first line is what this site proves itself with to the
 *     identity provider
 * @param work a folder for what is worked on, such as leaked material until it is traced; made when
 *     it is needed
 * @param metrics where they are read, if they are
 * @param log is given each line of the log, which holds no personal data
 */
public record SiteSettings(
    URI origin,
    String address,
    int port,
    Optional<Tls> tls,
    boolean behindProxy,
    Optional<DemoPeople> demo,
    Optional<Path> providerSecret,
    Path work,
    Optional<Metrics> metrics,
    Consumer<String> log) {

  /** A certificate with its chain, and its private key, as PEM files. */
  public record Tls(Path certificate, Path privateKey) {}

  /**
   * Where Prometheus reads the metrics; never the site's own port.
   *
   * @param port 0 for any that is free
   * @param token that whoever reads must say; none on this machine alone
   */
  public record Metrics(String address, int port, Optional<String> token) {

    /** Says nothing of the token. */
    @Override
    public String toString() {
      return "Metrics[" + address + ":" + port + "]";
    }
  }

  /** On this machine alone, without encryption. */
  public static SiteSettings local(int port) {
    return new SiteSettings(
        URI.create("http://localhost:" + port),
        "127.0.0.1",
        port,
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Path.of(System.getProperty("java.io.tmpdir"), "chaperone-" + port),
        Optional.empty(),
        line -> {});
  }

  /** The same with a demo's people. */
  public SiteSettings withDemo(DemoPeople people) {
    return new SiteSettings(
        origin,
        address,
        port,
        tls,
        behindProxy,
        Optional.of(people),
        providerSecret,
        work,
        metrics,
        log);
  }

  /** The same with a secret for the identity provider. */
  public SiteSettings withProviderSecret(Path file) {
    return new SiteSettings(
        origin, address, port, tls, behindProxy, demo, Optional.of(file), work, metrics, log);
  }

  /** The same with another folder for what is worked on. */
  public SiteSettings workingIn(Path folder) {
    return new SiteSettings(
        origin, address, port, tls, behindProxy, demo, providerSecret, folder, metrics, log);
  }

  /** The same with metrics. */
  public SiteSettings measured(Metrics where) {
    return new SiteSettings(
        origin,
        address,
        port,
        tls,
        behindProxy,
        demo,
        providerSecret,
        work,
        Optional.of(where),
        log);
  }

  /** The same with another log. */
  public SiteSettings logging(Consumer<String> lines) {
    return new SiteSettings(
        origin, address, port, tls, behindProxy, demo, providerSecret, work, metrics, lines);
  }

  /** Whether browsers reach it over TLS. */
  public boolean isEncrypted() {
    return tls.isPresent() || behindProxy;
  }
}
