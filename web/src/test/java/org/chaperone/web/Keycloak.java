package org.chaperone.web;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * A real identity provider: Keycloak from its distribution, which Maven put into {@code
 * target/keycloak}, on this machine alone and with its data in memory.
 */
final class Keycloak implements AutoCloseable {

  /** What the site proves itself with. */
  static final String SECRET = "a secret of the test";

  /** Everybody's password there. */
  static final String PASSWORD = "correct horse battery";

  private static final Duration MOST = Duration.ofMinutes(4);

  /** With this exit code it wants to be started again, built for its settings. */
  private static final int BUILT = 10;

  private static final String HOW_TO_GET_IT =
      "Keycloak's distribution (org.keycloak:keycloak-quarkus-dist) is not in target/keycloak: Maven"
          + " puts it there before the tests, where it can be had";

  private final int port = ServedClinic.freePort();
  private final Path log;
  private @Nullable Process process;

  Keycloak(Path folder) throws IOException {
    log = folder.resolve("keycloak.log");
  }

  /** Its address, also before it was started. */
  URI issuer() {
    return URI.create("http://127.0.0.1:" + port + "/realms/clinic");
  }

  /** Starts it for a site, with these users; ready when this returns. */
  void start(URI site, List<String> users) throws IOException, InterruptedException {
    Path home = home();
    Path realm = home.resolve("data/import/clinic-realm.json");
    Files.createDirectories(realm.resolveSibling("."));
    Files.writeString(realm, realm(site, users));
    Process running = run(home, List.of());
    process = running;
    long end = System.nanoTime() + MOST.toNanos();
    while (!isReady()) {
      if (!running.isAlive()) {
        if (running.exitValue() != BUILT) {
          throw new IOException("Keycloak ended: " + Files.readString(log));
        }
        running = run(home, List.of("-Dkc.config.built=true"));
        process = running;
      }
      if (System.nanoTime() > end) {
        throw new IOException("Keycloak did not start in time: " + Files.readString(log));
      }
      Thread.sleep(200);
    }
  }

  private static Path home() throws IOException {
    Path unpacked = Path.of("target/keycloak");
    if (Files.isDirectory(unpacked)) {
      try (Stream<Path> inside = Files.list(unpacked)) {
        for (Path home : inside.toList()) {
          if (Files.exists(home.resolve("lib/quarkus-run.jar"))) {
            return home.toAbsolutePath();
          }
        }
      }
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionFailedError(HOW_TO_GET_IT);
    }
    return abort(HOW_TO_GET_IT);
  }

  private Process run(Path home, List<String> more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(more);
    command.addAll(
        List.of(
            "-Xmx640m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-Duser.language=en",
            "-Dkc.home.dir=" + home,
            "-Djboss.server.config.dir=" + home.resolve("conf"),
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-cp",
            home.resolve("lib/quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
            "start-dev",
            "--import-realm",
            "--db=dev-mem",
            "--cache=local",
            "--http-host=127.0.0.1",
            "--http-port=" + port));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private boolean isReady() throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
              .timeout(Duration.ofSeconds(20))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static String realm(URI site, List<String> users) {
    List<String> accounts =
        users.stream()
            .map(
                name ->
                    """
                    {"username":"%1$s","enabled":true,"email":"%1$s@clinic.example",
                     "emailVerified":true,"firstName":"%1$s","lastName":"%1$s",
                     "credentials":[{"type":"password","value":"%2$s","temporary":false}]}"""
                        .formatted(name, PASSWORD))
            .toList();
    return """
    {"realm":"clinic","enabled":true,"sslRequired":"none",
     "clients":[{"clientId":"chaperone","enabled":true,"secret":"%s",
       "standardFlowEnabled":true,"redirectUris":["%s/sign-in/provider/return"],
       "attributes":{"pkce.code.challenge.method":"S256",
         "post.logout.redirect.uris":"%s/sign-in"}}],
     "users":[%s]}"""
        .formatted(SECRET, site, site, String.join(",", accounts));
  }

  @Override
  public void close() {
    Process running = process;
    if (running == null) {
      return;
    }
    running.destroy();
    try {
      if (!running.waitFor(10, TimeUnit.SECONDS)) {
        running.destroyForcibly();
      }
    } catch (InterruptedException e) {
      running.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
