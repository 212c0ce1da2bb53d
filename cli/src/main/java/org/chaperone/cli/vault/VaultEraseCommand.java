package org.chaperone.cli.vault;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.RequestId;
import org.chaperone.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone vault erase}: a patient becomes unreadable, for ever. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Makes a patient unreadable for ever, with a second person's approval.", ""},
    description = {
      "",
      "One person asks with --patient and --reason, another approves with --approve. Then the"
          + " patient's keys are destroyed, the rows and files removed, and a receipt printed. Backups"
          + " that are still good become unreadable by the date on it.",
      ""
    })
final class VaultEraseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--patient", paramLabel = "ID", description = "Whom.")
  private Optional<String> patient = Optional.empty();

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the ledger.")
  private String reason = "";

  @Option(
      names = "--approve",
      paramLabel = "REQUEST",
      description = "As the second person, approve what was asked for.")
  private Optional<String> approve = Optional.empty();

  @Option(names = "--receipt", paramLabel = "FILE", description = "Write the receipt there too.")
  private Optional<Path> receipt = Optional.empty();

  @Mixin private VaultPlace place = new VaultPlace();

  @Override
  public Integer call() throws Exception {
    if (patient.isPresent() == approve.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "Ask with --patient, or approve with --approve.");
    }
    return place.signedIn(
        (vault, session) -> {
          PrintWriter out = spec.commandLine().getOut();
          if (approve.isEmpty()) {
            PendingRequest request =
                vault
                    .keyholder()
                    .ask(
                        session,
                        new Action.ErasePatient(PatientId.parse(patient.orElseThrow()), reason));
            out.println(
                "It needs a second person: chaperone vault erase --approve "
                    + request.id()
                    + " --vault "
                    + place.folder()
                    + " --as NAME");
            return 4;
          }
          Approval approval = vault.keyholder().approve(session, RequestId.parse(approve.get()));
          int removed = vault.erasing().removeErased(session);
          if (approval instanceof Approval.Erased erased) {
            print(vault, erased, removed);
          } else {
            out.println("Approved; it was no erasure.");
          }
          return 0;
        });
  }

  private void print(Vault vault, Approval.Erased erased, int removed) throws IOException {
    List<String> lines =
        List.of(
            "Receipt of an erasure",
            "Entry " + erased.ledgerIndex() + " of the ledger, at " + erased.erasedAt() + ".",
            "The keys are destroyed: nothing of this can be opened any more, in the vault or in the"
                + " ledger.",
            removed + " patients or photographs were removed from the rows and the photo store.",
            "Backups are unreadable too from " + erased.finalAt() + " on.",
            "Ledger: " + vault.keyholder().status().ledgerKey());
    lines.forEach(spec.commandLine().getOut()::println);
    if (receipt.isPresent()) {
      Files.write(receipt.get(), lines, StandardOpenOption.CREATE_NEW);
    }
  }
}
