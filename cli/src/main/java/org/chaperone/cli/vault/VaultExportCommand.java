package org.chaperone.cli.vault;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.share.Use;
import org.chaperone.vault.rows.PhotographRow;
import org.chaperone.vault.viewing.NotInVaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chaperone vault export}: an original, with a reason and a second person's approval. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Writes an original out, with a reason and a second person's approval.", ""},
    description = {
      "",
      "The first time it asks for the approval and says how the second person gives it (exit code"
          + " 4); run it again when it was given. The file gets a neutral name; what is in it, EXIF"
          + " included, is as it came.",
      ""
    })
final class VaultExportCommand implements Callable<Integer> {

  private static final Duration ALLOWED = Duration.ofHours(4).minusMinutes(1);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PHOTOGRAPH", description = "Its id.")
  private String photograph = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for the ledger.")
  private String reason = "";

  @Option(
      names = "--for",
      paramLabel = "USE",
      description =
          "What for: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default. For all but care and the"
              + " patient's own the patient must have allowed it.")
  private Use use = Use.CARE;

  @Option(names = "--out", paramLabel = "DIR", description = "Where to; here by default.")
  private Path out = Path.of("");

  @Mixin private VaultPlace place = new VaultPlace();

  @Override
  public Integer call() throws Exception {
    PhotographId id = PhotographId.parse(photograph);
    return place.signedIn(
        (vault, session) -> {
          PrintWriter say = spec.commandLine().getOut();
          try {
            say.println("Written: " + vault.viewing().export(session, id, use, reason, out));
            return 0;
          } catch (RefusedException e) {
            if (e.refused().why() != Refusal.NO_EXPORT_APPROVAL) {
              throw e;
            }
          }
          PhotographRow row = vault.rows().photograph(id).orElseThrow(NotInVaultException::new);
          PendingRequest request =
              vault
                  .keyholder()
                  .ask(
                      session,
                      new Action.Export(
                          session.account(),
                          List.of(row.patient()),
                          reason,
                          Instant.now().plus(ALLOWED)));
          say.println("It needs a second person:");
          say.println("  " + place.approving(request.id()));
          say.println("Then run this again.");
          return 4;
        });
  }
}
