package org.chaperone.cli.vault;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaperone.cli.terminal.SafeText;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.roster.Found;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.roster.RosterHit;
import org.chaperone.vault.Vault;
import org.chaperone.vault.rows.PhotographRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chaperone vault find}: patients by name or number, with their photographs' ids. */
@Command(
    name = "find",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {
      "Finds patients by name, number or birth date, and lists their photographs' ids.",
      ""
    },
    description = {
      "",
      "Each word must begin a word of the patient's name or number; a birth date is written"
          + " 1970-12-31. Every patient found counts on the account's budget of names and is on the"
          + " ledger. Opens no photograph.",
      ""
    },
    footer = {"", "Example:", "  chaperone vault find falk clem --vault /srv/vault --as Dora"})
final class VaultFindCommand implements Callable<Integer> {

  private static final int MOST = 20;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "WORD", arity = "1..*", description = "What to look for.")
  private List<String> words = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many patients at most, 1 to 20; ${DEFAULT-VALUE} by default.")
  private int limit = 5;

  @Mixin private VaultPlace place = new VaultPlace();

  @Override
  public Integer call() throws Exception {
    if (limit < 1 || limit > MOST) {
      throw new ParameterException(spec.commandLine(), "--limit is a number from 1 to 20.");
    }
    return place.signedIn(
        (vault, session) ->
            print(
                vault,
                vault.keyholder().findPatients(session, String.join(" ", words), limit).found()));
  }

  private int print(Vault vault, Found found) {
    PrintWriter out = spec.commandLine().getOut();
    for (RosterHit hit : found.hits()) {
      out.println(SafeText.of(line(hit.entry())));
      out.println("  patient     " + hit.patient());
      for (PhotographId photograph : vault.rows().photographsOf(hit.patient())) {
        String added =
            vault
                .rows()
                .photograph(photograph)
                .map(PhotographRow::added)
                .map(
                    at ->
                        ", added "
                            + Instant.ofEpochMilli(at).atZone(ZoneId.systemDefault()).toLocalDate())
                .orElse("");
        out.println("  photograph  " + photograph + added);
      }
    }
    if (found.hits().isEmpty()) {
      out.println("There is no such patient.");
    } else if (found.more()) {
      out.println("There are more; say more of the name, or --limit.");
    }
    return 0;
  }

  private static String line(RosterEntry entry) {
    String name =
        Stream.of(entry.familyName(), entry.givenNames())
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(", "));
    return Stream.of(
            name,
            entry.number().isBlank() ? "" : "number " + entry.number(),
            entry.born().map(born -> "born " + born).orElse(""))
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining("; "));
  }
}
