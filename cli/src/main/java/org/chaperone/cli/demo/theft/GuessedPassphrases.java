package org.chaperone.cli.demo.theft;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.seal.Argon2Cost;
import org.chaperone.keyholder.seal.PassphraseSeal;
import org.chaperone.keyholder.seal.SealException;

/**
 * Tries to start a stolen keyholder with passphrases that people use.
 *
 * @param tried how many
 * @param opened how many of them opened it
 * @param secondsEach what one guess costs
 */
record GuessedPassphrases(int tried, int opened, double secondsEach) {

  private static final List<String> POPULAR =
      List.of("password", "chaperone", "123456789", "qwertyuiop", "clinic2026", "letmein");

  /** Tries them at the keyholder in a folder. */
  static GuessedPassphrases at(Path home) throws IOException {
    int opened = 0;
    long begin = System.nanoTime();
    for (String guess : POPULAR) {
      var seal = new PassphraseSeal(guess.toCharArray(), Argon2Cost.STANDARD, new SecureRandom());
      try (EmbeddedKeyholder _ = EmbeddedKeyholder.open(home, seal, KeyholderSettings.standard())) {
        opened++;
      } catch (SealException e) {
        // Not this one.
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new GuessedPassphrases(POPULAR.size(), opened, seconds / POPULAR.size());
  }
}
