package org.chaperone.cli.keyholder;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.PasskeyPolicy;
import org.chaperone.keyholder.wire.Endpoint;
import org.chaperone.keyholder.wire.KeyholderServer;
import org.chaperone.keyholder.wire.UnixEndpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone keyholder serve}: the keyholder as a process of its own. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    header = {"Serves a keyholder to a photo server, until it is stopped.", ""},
    description = {
      "",
      "On the photo server's own machine, by a Unix socket, it keeps keys from other users there and"
          + " from a stolen disk. Only on a host of its own, by TLS and with a witness, does it keep"
          + " them from whoever is root on the photo server.",
      ""
    })
final class KeyholderServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--home",
      required = true,
      paramLabel = "DIR",
      description = "The keyholder's folder.")
  private Path home = Path.of("");

  @Option(
      names = "--listen-socket",
      paramLabel = "FILE",
      description = "A Unix socket to serve at.")
  private Optional<Path> socket = Optional.empty();

  @Option(
      names = "--allow-user",
      paramLabel = "USER",
      description = "Who may connect to the socket; whoever runs this by default.")
  private Set<String> users = Set.of(System.getProperty("user.name"));

  @Option(
      names = "--listen-tls",
      paramLabel = "HOST:PORT",
      description = "An address of this host to serve at, by TLS 1.3.")
  private Optional<String> tls = Optional.empty();

  @Option(
      names = "--site",
      paramLabel = "DOMAIN",
      description = "The clinic's site, for passkeys; localhost by default.")
  private String site = "localhost";

  @Option(
      names = "--origin",
      paramLabel = "URL",
      description = "Where the site is served; https://DOMAIN by default.")
  private Optional<String> origin = Optional.empty();

  @Mixin private TlsOptions tlsOptions = new TlsOptions();

  @Mixin private SealOptions seal = new SealOptions();

  @Mixin private WitnessOptions witnesses = new WitnessOptions();

  @Mixin private ProviderOptions provider = new ProviderOptions();

  @Override
  public Integer call() throws IOException, SealException, InterruptedException {
    if (socket.isPresent() == tls.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "Serve at one of --listen-socket and --listen-tls.");
    }
    Endpoint endpoint =
        tls.isPresent()
            ? tlsOptions.endpoint(tls.get())
            : new UnixEndpoint(socket.orElseThrow(), users);
    PrintWriter err = spec.commandLine().getErr();
    KeyholderSettings settings =
        provider
            .settings()
            .apply(KeyholderSettings.standard())
            .withLedger(witnesses.settings())
            .withPasskeys(new PasskeyPolicy(site, Set.of(origin.orElse("https://" + site))))
            .telling(notice -> err.println(notice.time() + "  " + notice.sentence()));
    EmbeddedKeyholder keyholder =
        EmbeddedKeyholder.open(
            home, seal.seal(new SecureRandom()), tls.isPresent() ? settings.apart() : settings);
    KeyholderServer server = KeyholderServer.start(keyholder, endpoint);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    server.close();
                  } catch (IOException e) {
                    err.println("The keyholder did not stop cleanly: " + e.getMessage());
                  }
                  keyholder.close();
                  stopped.countDown();
                }));
    spec.commandLine().getOut().println("Serving at " + endpoint.inWords() + ". Ctrl-C stops.");
    stopped.await();
    return 0;
  }
}
