package org.chaperone.cli.configuration;

import java.util.List;
import java.util.Optional;
import org.chaperone.cli.configuration.KnownSetting.Part;

/** All settings of a configuration file. Each is an option of {@code serve}. */
public final class KnownSettings {

  /** Whoever says one of these means another keyholder than the remembered one. */
  public static final List<String> WHICH_KEYHOLDER = List.of("--home", "--socket", "--tls");

  private static final Part SITE =
      new Part(
          "The site: where it listens, and what browsers call it",
          List.of(
              setting(
                  "site.address",
                  "--address",
                  "0.0.0.0",
                  "To listen at. This machine alone (127.0.0.1) by default; anything else needs",
                  "encryption, by a certificate or by a proxy."),
              setting("site.port", "--port", "443", "8080 by default."),
              setting(
                  "site.origin",
                  "--origin",
                  "https://photos.clinic.example",
                  "What browsers call the site. Passkeys are bound to its host: once people have",
                  "them, it stays."),
              setting(
                  "site.tls-certificate",
                  "--tls-certificate",
                  "/etc/chaperone/site.pem",
                  "A certificate with its chain, and its private key, both PEM."),
              setting("site.tls-key", "--tls-key", "/etc/chaperone/site.key"),
              setting(
                  "site.behind-proxy",
                  "--behind-proxy",
                  "true",
                  "Or: a proxy that encrypts stands before it. Its X-Forwarded headers are",
                  "believed, so nobody else may reach this port."),
              setting(
                  "site.log",
                  "--log",
                  "/var/log/chaperone/site.log",
                  "A line of JSON for each request, without personal data. To standard error by",
                  "default, which systemd keeps.")));

  private static final Part METRICS =
      new Part(
          "Metrics for Prometheus: on a port of their own, never the site's",
          List.of(
              setting("metrics.port", "--metrics-port", "9464", "None by default."),
              setting(
                  "metrics.address",
                  "--metrics-address",
                  "10.0.0.7",
                  "This machine alone (127.0.0.1) by default; anything else needs a token."),
              setting(
                  "metrics.token-file",
                  "--metrics-token-file",
                  "/etc/chaperone/metrics.token",
                  "Whoever reads them says the file's first line as a bearer token.")));

  private static final Part DATABASE =
      new Part(
          "The database, for rows that are sealed",
          List.of(
              setting(
                  "database",
                  "--database",
                  "jdbc:postgresql://db.clinic.example/chaperone",
                  "A file in the vault's folder (SQLite) by default, or a PostgreSQL database that",
                  "exists and is empty. It is chosen when the vault is made."),
              setting("database.user", "--database-user", "chaperone"),
              setting(
                  "database.password-file",
                  "--database-password-file",
                  "/etc/chaperone/database.password")));

  private static final Part PHOTOGRAPHS =
      new Part(
          "The sealed photographs. Chosen when the vault is made",
          List.of(
              setting(
                  "photographs",
                  "--photographs",
                  "/srv/photographs",
                  "A folder; photographs in the vault's by default."),
              setting(
                  "s3.endpoint",
                  "--s3-endpoint",
                  "https://s3.clinic.example",
                  "Or an S3 bucket, which exists."),
              setting("s3.region", "--s3-region", "us-east-1"),
              setting("s3.bucket", "--s3-bucket", "photographs"),
              setting("s3.prefix", "--s3-prefix", "clinic/"),
              setting("s3.access-key", "--s3-access-key", "chaperone"),
              setting("s3.secret-file", "--s3-secret-file", "/etc/chaperone/s3.secret")));

  private static final Part MARKS =
      new Part(
          "The marks of views",
          List.of(
              setting(
                  "marks",
                  "--marks",
                  "strong",
                  "standard by default; strong ones survive more and can be seen sooner.")));

  private static final Part KEYHOLDER =
      new Part(
          "The keyholder. By default a folder beside the vault's, in this process (level 0)",
          List.of(
              setting(
                  "keyholder.home",
                  "--home",
                  "/srv/keyholder",
                  "Its folder, when it runs in this process."),
              setting(
                  "keyholder.socket",
                  "--socket",
                  "/run/keyholder/socket",
                  "Or the Unix socket of one that runs on this machine."),
              setting(
                  "keyholder.tls",
                  "--tls",
                  "10.0.0.2:7443",
                  "Or where one runs on a host of its own (level 2), with this side's key and",
                  "certificate (PKCS #12) and the other side's certificate (PEM)."),
              setting("keyholder.own", "--own", "/etc/chaperone/server.p12"),
              setting(
                  "keyholder.own-password-file",
                  "--own-password-file",
                  "/etc/chaperone/server.password"),
              setting("keyholder.peer", "--peer", "/etc/chaperone/keyholder.pem"),
              setting(
                  "keyholder.seal",
                  "--seal",
                  "transit",
                  "What a keyholder in this process is locked with: passphrase, pkcs11 or transit."),
              setting(
                  "keyholder.seal-secret-file",
                  "--seal-secret-file",
                  "/run/credentials/chaperone.service/seal",
                  "Its passphrase, PIN or token. On the same disk it opens everything to whoever",
                  "steals that disk: keep it elsewhere, or have it asked for."),
              setting("keyholder.seal-key", "--seal-key", "chaperone"),
              setting(
                  "keyholder.pkcs11-library",
                  "--pkcs11-library",
                  "/usr/lib/softhsm/libsofthsm2.so"),
              setting("keyholder.pkcs11-slot", "--pkcs11-slot", "0"),
              setting(
                  "keyholder.transit-address",
                  "--transit-address",
                  "https://bao.clinic.example:8200"),
              setting("keyholder.transit-mount", "--transit-mount", "transit"),
              setting(
                  "keyholder.witness",
                  "--witness",
                  "https://witness.example/,witness.example/w1+2b0c0a1f+BD4…",
                  "Who cosigns the ledger of a keyholder in this process: address and verifier key;",
                  "several with a space between them. One of its own host names its witnesses",
                  "itself."),
              setting(
                  "keyholder.witnesses-needed",
                  "--witnesses-needed",
                  "1",
                  "How many of them must; all by default.")));

  private static final Part PROVIDER =
      new Part(
          "Signing in by the clinic's identity provider (OpenID Connect). None by default",
          List.of(
              setting(
                  "keyholder.provider-issuer",
                  "--provider-issuer",
                  "https://login.clinic.example/realms/clinic",
                  "Its issuer. The five of keyholder.provider- are said to a keyholder in this",
                  "process; one of its own host is told by its own command."),
              setting(
                  "keyholder.provider-client",
                  "--provider-client",
                  "chaperone",
                  "What this installation is called there."),
              setting(
                  "keyholder.provider-name",
                  "--provider-name",
                  "Clinic account",
                  "What people call it, on the button; its host's name by default."),
              setting(
                  "keyholder.provider-keys",
                  "--provider-keys",
                  "/etc/chaperone/provider.jwks",
                  "Its public keys (a JWK Set), for a keyholder without a network."),
              setting(
                  "keyholder.provider-confirms",
                  "--provider-confirms",
                  "true",
                  "Having signed in there within five minutes is enough for approvals, exports and",
                  "locks; else those take a passkey."),
              setting(
                  "provider.secret-file",
                  "--provider-secret-file",
                  "/etc/chaperone/provider.secret",
                  "What the site proves itself with there; without it the provider has to take",
                  "public clients.")));

  private static final Part FIRST =
      new Part(
          "For the first start, which makes vault and keyholder; unused later",
          List.of(
              setting("first.administrator", "--administrator", "Ada", "The two it begins with."),
              setting("first.privacy-lead", "--privacy-lead", "Pia"),
              setting("first.zone", "--zone", "Europe/Berlin", "The clinic's time zone and hours."),
              setting("first.always-open", "--always-open", "true")));

  /** In the order of the template. */
  public static final List<Part> PARTS =
      List.of(SITE, METRICS, DATABASE, PHOTOGRAPHS, MARKS, KEYHOLDER, PROVIDER, FIRST);

  private KnownSettings() {}

  private static KnownSetting setting(
      String name, String option, String example, String... comment) {
    return new KnownSetting(name, option, List.of(comment), example);
  }

  /** All of them. */
  public static List<KnownSetting> all() {
    return PARTS.stream().flatMap(part -> part.settings().stream()).toList();
  }

  /** The one of a name. */
  public static Optional<KnownSetting> named(String name) {
    return all().stream().filter(setting -> setting.name().equals(name)).findFirst();
  }
}
