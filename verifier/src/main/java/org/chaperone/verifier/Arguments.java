package org.chaperone.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.chaperone.ledger.evidence.Trust;
import org.chaperone.ledger.note.KeyType;
import org.chaperone.ledger.note.VerifierKey;

/**
 * What the command was given.
 *
 * @param file the bundle or proof
 * @param trust whom to believe
 */
record Arguments(Path file, Trust trust) {

  static final String USAGE =
      """
      Checks evidence from a Chaperone ledger. It needs no network and trusts nothing but the keys given.

        java -jar chaperone-verifier.jar FILE --log KEY [--witness KEY]... [--witnesses N]

        FILE             an evidence bundle, or a proof of one entry (c2sp.org/tlog-proof)
        --log KEY        the ledger's verifier key: name+id+key, or @FILE that holds it
        --witness KEY    the verifier key of a witness whom you believe
        --witnesses N    how many of them must have cosigned; all of them by default

      Get the keys from the clinic and the witnesses themselves, not from whoever gave you the file.

      Exit codes: 0 the claim holds; 1 it does not; 2 wrong usage; 3 the file cannot be read.
      """;

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException when something is missing or wrong, with a sentence
   * @throws IOException when a key cannot be read, with a sentence
   */
  static Arguments parse(List<String> arguments) throws IOException {
    Optional<Path> file = Optional.empty();
    Optional<VerifierKey> log = Optional.empty();
    List<VerifierKey> witnesses = new ArrayList<>();
    Optional<Integer> needed = Optional.empty();
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String argument = rest.next();
      switch (argument) {
        case "--log" -> log = Optional.of(key(value(argument, rest)));
        case "--witness" -> witnesses.add(key(value(argument, rest)));
        case "--witnesses" -> needed = Optional.of(number(value(argument, rest)));
        default -> {
          if (argument.startsWith("-") || file.isPresent()) {
            throw new IllegalArgumentException(argument + " is not expected.");
          }
          file = Optional.of(Path.of(argument));
        }
      }
    }
    if (file.isEmpty() || log.isEmpty()) {
      throw new IllegalArgumentException("A file and --log are needed.");
    }
    if (log.get().type() != KeyType.ED25519
        || witnesses.stream().anyMatch(key -> !key.type().isTimed())) {
      throw new IllegalArgumentException("A log's key and a witness's key are of other kinds.");
    }
    int names = (int) witnesses.stream().map(VerifierKey::name).distinct().count();
    return new Arguments(file.get(), new Trust(log.get(), witnesses, needed.orElse(names)));
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " lacks its value.");
    }
    return rest.next();
  }

  private static VerifierKey key(String text) throws IOException {
    if (!text.startsWith("@")) {
      return VerifierKey.parse(text);
    }
    Path file = Path.of(text.substring(1));
    try {
      return VerifierKey.parse(Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      throw new IOException(file + " does not exist.", e);
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--witnesses is a number.", e);
    }
  }
}
