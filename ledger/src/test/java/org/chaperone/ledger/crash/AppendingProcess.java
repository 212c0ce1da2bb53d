package org.chaperone.ledger.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import org.chaperone.ledger.Ledger;
import org.chaperone.ledger.LedgerSettings;
import org.chaperone.ledger.note.NoteSigner;

/** Appends from several threads until it is killed, and says on standard output what is durable. */
final class AppendingProcess {

  static final NoteSigner KEY = NoteSigner.ofLog("clinic.example/killed", new byte[32]);

  /** Every line ends so; one that does not was cut off. */
  static final String END = " durable";

  private static final int CALLERS = 4;

  private AppendingProcess() {}

  /** The entry that a caller appends as its n-th: of any size, and known by its name. */
  static byte[] entry(String name) {
    byte[] entry = new byte[1 + Math.floorMod(name.hashCode(), 900)];
    new Random(name.hashCode()).nextBytes(entry);
    return entry;
  }

  /** Takes the folder, and a word that no earlier process had. */
  public static void main(String[] arguments) throws IOException {
    Duration often = Duration.ofMillis(20);
    LedgerSettings settings = LedgerSettings.of(Path.of(arguments[0]), KEY).publishedEvery(often);
    @SuppressWarnings("resource") // Killed before it could be closed.
    Ledger ledger = Ledger.open(settings);
    for (int caller = 0; caller < CALLERS; caller++) {
      String prefix = arguments[1] + '/' + caller + '/';
      Thread.ofPlatform().start(() -> append(ledger, prefix));
    }
  }

  private static void append(Ledger ledger, String prefix) {
    for (int i = 0; ; i++) {
      String name = prefix + i;
      long index = ledger.append(entry(name));
      // One write, so that a line is whole or not there.
      System.out.print(String.format(Locale.ROOT, "%d %s%s%n", index, name, END));
      System.out.flush();
    }
  }
}
