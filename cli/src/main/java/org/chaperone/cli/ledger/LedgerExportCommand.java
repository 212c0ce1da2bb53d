package org.chaperone.cli.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.chaperone.ledger.PublishedLedger;
import org.chaperone.ledger.evidence.Claim;
import org.chaperone.ledger.evidence.EvidenceBundle;
import org.chaperone.ledger.evidence.EvidenceCollector;
import org.chaperone.ledger.leaf.ClearPart;
import org.chaperone.ledger.leaf.LeafKey;
import org.chaperone.ledger.leaf.LeafKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone ledger export}: an evidence bundle from published files. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Writes evidence that a range of a ledger holds certain entries and no others.", ""},
    description = {
      "",
      "The bundle claims: of the entries in the range, these and only these are of such kinds, by such"
          + " accounts, in such a time. Without --openings it is about what is in clear; the"
          + " keyholder gives out openings, which show the details of single entries.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  chaperone ledger export vault/ledger --log @ledger.vkey --kind release --out march.evidence",
      "  java -jar chaperone-verifier.jar march.evidence --log @ledger.vkey"
    })
final class LedgerExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private PublishedFiles files = new PublishedFiles();

  @Option(names = "--from", paramLabel = "INDEX", description = "First entry; 0 by default.")
  private long from;

  @Option(
      names = "--to",
      paramLabel = "INDEX",
      description = "Entry after the last; by default, all that are published.")
  private Optional<Long> to = Optional.empty();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Only this kind, such as release; may be repeated.")
  private List<String> kinds = List.of();

  @Option(
      names = "--actor",
      paramLabel = "HEX",
      description = "Only this account's pseudonym; may be repeated.")
  private List<String> actors = List.of();

  @Option(names = "--since", paramLabel = "TIME", description = "Such as 2026-03-01T00:00:00Z.")
  private Optional<Instant> since = Optional.empty();

  @Option(names = "--until", paramLabel = "TIME", description = "Up to and without this time.")
  private Optional<Instant> until = Optional.empty();

  @Option(
      names = "--openings",
      paramLabel = "FILE",
      description = "Lines of an entry's index and its key in hexadecimals.")
  private Optional<Path> openings = Optional.empty();

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write it.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    PublishedLedger ledger = files.ledger();
    Claim claim = claim(ledger);
    if (claim.to() > ledger.size()) {
      throw misused("The ledger has published " + ledger.size() + " entries.");
    }
    EvidenceBundle bundle = new EvidenceCollector(ledger).collect(claim, keys(), List.of());
    Files.write(out, bundle.bytes());
    spec.commandLine().getOut().printf("Evidence about %s is in %s.%n", claim.inWords(), out);
    return 0;
  }

  private Claim claim(PublishedLedger ledger) {
    List<LeafKind> chosen = new ArrayList<>();
    for (String word : kinds) {
      chosen.add(LeafKind.of(word).orElseThrow(() -> misused("There is no kind " + word + ".")));
    }
    try {
      return new Claim(
          from,
          to.orElse(ledger.size()),
          Set.copyOf(chosen),
          actors.stream().map(this::pseudonym).toList(),
          millis(since),
          millis(until),
          List.of());
    } catch (IllegalArgumentException e) {
      throw misused(String.valueOf(e.getMessage()));
    }
  }

  private byte[] pseudonym(String hex) {
    if (!hex.matches("[0-9a-f]{" + 2 * ClearPart.PSEUDONYM_BYTES + "}")) {
      throw misused("A pseudonym has 32 hexadecimal digits.");
    }
    return HexFormat.of().parseHex(hex);
  }

  private static OptionalLong millis(Optional<Instant> time) {
    return time.isPresent() ? OptionalLong.of(time.get().toEpochMilli()) : OptionalLong.empty();
  }

  private Map<Long, LeafKey> keys() throws IOException {
    Map<Long, LeafKey> keys = new TreeMap<>();
    if (openings.isPresent()) {
      for (String line : Files.readAllLines(openings.get())) {
        if (!line.matches("[0-9]{1,18} [0-9a-f]{64}")) {
          throw misused("A line of --openings is an index, a space and 64 hexadecimal digits.");
        }
        int space = line.indexOf(' ');
        byte[] key = HexFormat.of().parseHex(line.substring(space + 1));
        keys.put(Long.parseLong(line.substring(0, space)), LeafKey.of(key));
      }
    }
    return keys;
  }

  private ParameterException misused(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
