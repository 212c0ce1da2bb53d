package org.chaperone.cli.keyholder;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.session.provider.ProviderPolicy;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Whose ID tokens a keyholder takes (OpenID Connect), as options. */
public final class ProviderOptions {

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--provider-issuer",
      paramLabel = "URL",
      description = "An identity provider whose users may sign in (OpenID Connect): its issuer.")
  private Optional<URI> issuer = Optional.empty();

  @Option(
      names = "--provider-client",
      paramLabel = "ID",
      description = "What this installation is called there; chaperone by default.")
  private String client = "chaperone";

  @Option(
      names = "--provider-name",
      paramLabel = "TEXT",
      description = "What people call it, on the button; its host's name by default.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--provider-keys",
      paramLabel = "FILE",
      description =
          "Its public keys (a JWK Set), for a keyholder without a network; fetched from the issuer"
              + " otherwise.")
  private Optional<Path> keys = Optional.empty();

  @Option(
      names = "--provider-confirms",
      description =
          "Having signed in there within five minutes is enough for approvals, exports and locks;"
              + " else those take a passkey.")
  private boolean confirms;

  /** The keyholder's settings with this provider. */
  public UnaryOperator<KeyholderSettings> settings() throws IOException {
    if (issuer.isEmpty()) {
      if (name.isPresent() || keys.isPresent() || confirms) {
        throw wrong("An identity provider is named by --provider-issuer.");
      }
      return UnaryOperator.identity();
    }
    if (keys.isPresent() && !Files.isReadable(keys.get())) {
      throw new IOException(keys.get() + " does not exist or may not be read.");
    }
    try {
      ProviderPolicy policy =
          new ProviderPolicy(
              name.orElse(String.valueOf(issuer.get().getHost())),
              issuer.get(),
              client,
              keys,
              confirms);
      return plain -> plain.withProvider(policy);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
