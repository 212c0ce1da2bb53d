package org.chaperone.cli.keyholder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.seal.Argon2Cost;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.OperatorKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaperone keyholder enrol}: makes a key file for a new account. */
@Command(
    name = "enrol",
    mixinStandardHelpOptions = true,
    header = {"Makes a key file for a new account, and enrols it.", ""})
final class KeyholderEnrolCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private KeyholderPlace place = new KeyholderPlace();

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "The account's name.")
  private String name = "";

  @Option(
      names = "--enrolment-file",
      paramLabel = "FILE",
      description = "The enrolment that was handed over; asked for otherwise.")
  private Optional<Path> enrolment = Optional.empty();

  @Option(
      names = "--new-key",
      paramLabel = "FILE",
      description = "The key file to make; by default keys/NAME.key in the vault's folder.")
  private Optional<Path> newKey = Optional.empty();

  @Option(
      names = "--new-key-passphrase-file",
      paramLabel = "FILE",
      description = "Its passphrase; asked for otherwise.")
  private Optional<Path> passphraseFile = Optional.empty();

  @Override
  public Integer call() throws IOException, SealException {
    Path file =
        newKey
            .or(() -> place.keyFile(name))
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "Say where the key file goes: --new-key FILE."));
    char[] word = Secret.read(enrolment, "the enrolment");
    char[] passphrase = Secret.readNew(passphraseFile, "a new passphrase for " + file);
    SecureRandom random = new SecureRandom();
    try (Keyholder keyholder = place.keyholder();
        OperatorKey key = OperatorKey.make(random);
        SecretBytes code = EnrolmentText.code(new String(word))) {
      KeyFiles.writeNew(file, key.lock(passphrase, Argon2Cost.STANDARD, random));
      boolean isEnrolled = false;
      try {
        keyholder.enrol(
            EnrolmentText.account(new String(word)),
            code,
            keyholder.challenge(name),
            key.credential());
        isEnrolled = true;
      } finally {
        if (!isEnrolled) {
          // A key that opens nothing would be in the way of the next attempt.
          Files.delete(file);
        }
      }
      spec.commandLine()
          .getOut()
          .println(
              name
                  + " is enrolled, and signs in with --as "
                  + name
                  + (newKey.isPresent() ? " --key " + file : "")
                  + ".");
    } finally {
      Arrays.fill(word, '\0');
      Arrays.fill(passphrase, '\0');
    }
    return 0;
  }
}
