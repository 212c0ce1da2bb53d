package org.chaperone.cli.keyholder;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chaperone keyholder lock}: stops every release, or one account. */
@Command(
    name = "lock",
    mixinStandardHelpOptions = true,
    header = {"Stops every release at once, or one account.", ""})
final class KeyholderLockCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private KeyholderPlace place = new KeyholderPlace();

  @Option(
      names = "--account",
      paramLabel = "ID",
      description = "The account to lock; without it the whole vault is.")
  private Optional<String> account = Optional.empty();

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the ledger.")
  private String reason = "";

  @Override
  public Integer call() throws IOException, SealException {
    try (Keyholder keyholder = place.keyholder()) {
      Session session = place.signIn(keyholder);
      if (account.isPresent()) {
        keyholder.lockAccount(session, AccountId.parse(account.get()));
        spec.commandLine().getOut().println("The account is locked and its sessions are over.");
      } else {
        keyholder.lockDown(session, reason);
        spec.commandLine().getOut().println("The vault is locked down. Two people end it.");
      }
    }
    return 0;
  }
}
