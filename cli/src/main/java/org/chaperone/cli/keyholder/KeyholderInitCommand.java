package org.chaperone.cli.keyholder;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.embedded.FirstAccounts;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.seal.SealException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chaperone keyholder init}: makes a keyholder. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    header = {"Makes a keyholder, prints its recovery kit and two enrolment codes.", ""},
    description = {
      "",
      "The recovery kit is shown once and stored nowhere: print it, hand its five shares to five"
          + " people. Any three of them open the root key when the seal is lost. The codes let the"
          + " administrator and the privacy lead enrol within a week.",
      ""
    })
final class KeyholderInitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--home", required = true, paramLabel = "DIR", description = "A new folder.")
  private Path home = Path.of("");

  @Option(
      names = "--origin",
      paramLabel = "URL",
      description = "What browsers call the site: prints links with which the two make passkeys.")
  private Optional<URI> origin = Optional.empty();

  @Mixin private KeyholderMaking making = new KeyholderMaking();

  @Mixin private SealOptions seal = new SealOptions();

  @Override
  public Integer call() throws IOException, SealException {
    FirstAccounts first = making.first();
    PrintWriter out = spec.commandLine().getOut();
    try (EmbeddedKeyholder keyholder =
        making.make(
            home,
            seal.sealForNew(new SecureRandom()),
            first,
            KeyholderSettings.standard(),
            origin.<KeyholderMaking.Handing>map(KeyholderMaking::asLinks).orElse(EnrolmentText::of),
            out)) {
      out.println("Checkpoints are verified with " + keyholder.status().ledgerKey());
    }
    return 0;
  }
}
