package org.chaperone.cli.keyholder;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.embedded.Created;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.embedded.FirstAccounts;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.seal.RecoveryShare;
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
      names = "--administrator",
      required = true,
      paramLabel = "NAME",
      description = "Who runs it.")
  private String administrator = "";

  @Option(
      names = "--privacy-lead",
      required = true,
      paramLabel = "NAME",
      description = "Who answers for the patients' privacy; another person.")
  private String privacyLead = "";

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The clinic's time zone, as in Europe/Berlin; this machine's by default.")
  private ZoneId zone = ZoneId.systemDefault();

  @Option(
      names = "--always-open",
      description = "The clinic never closes; else it opens Monday to Saturday, 7 to 20 o'clock.")
  private boolean alwaysOpen;

  @Mixin private SealOptions seal = new SealOptions();

  @Override
  public Integer call() throws IOException, SealException {
    Limits limits = Limits.defaults(zone);
    Created created =
        EmbeddedKeyholder.create(
            home,
            seal.seal(new SecureRandom()),
            alwaysOpen ? limits.alwaysOpen() : limits,
            new FirstAccounts(administrator, privacyLead),
            KeyholderSettings.standard());
    PrintWriter out = spec.commandLine().getOut();
    try (EmbeddedKeyholder keyholder = created.keyholder()) {
      out.println("The recovery kit. Print it now; it is stored nowhere.");
      for (RecoveryShare share : created.kit()) {
        out.println("  " + share.number() + " of 5  " + share.printed());
      }
      out.println();
      out.println(EnrolmentText.of(administrator, created.administrator()));
      out.println(EnrolmentText.of(privacyLead, created.privacyLead()));
      out.println();
      out.println("Checkpoints are verified with " + keyholder.status().ledgerKey());
    }
    return 0;
  }
}
