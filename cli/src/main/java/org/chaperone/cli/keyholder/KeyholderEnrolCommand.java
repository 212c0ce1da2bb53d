package org.chaperone.cli.keyholder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
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
import picocli.CommandLine.Spec;

/** {@code chaperone keyholder enrol}: makes a key file for a new account. */
@Command(
    name = "enrol",
    mixinStandardHelpOptions = true,
    header = {"Makes a key file for a new account, and enrols it.", ""})
final class KeyholderEnrolCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Reached reached = new Reached();

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
      required = true,
      paramLabel = "FILE",
      description = "The key file to make.")
  private Path file = Path.of("");

  @Option(
      names = "--new-key-passphrase-file",
      paramLabel = "FILE",
      description = "Its passphrase; asked for otherwise.")
  private Optional<Path> passphraseFile = Optional.empty();

  @Override
  public Integer call() throws IOException, SealException {
    char[] word = Secret.read(enrolment, "the enrolment");
    char[] passphrase = Secret.read(passphraseFile, "a new passphrase for " + file);
    SecureRandom random = new SecureRandom();
    try (Keyholder keyholder = reached.keyholder();
        OperatorKey key = OperatorKey.make(random);
        SecretBytes code = EnrolmentText.code(new String(word))) {
      writeNew(key.lock(passphrase, Argon2Cost.STANDARD, random));
      keyholder.enrol(
          EnrolmentText.account(new String(word)),
          code,
          keyholder.challenge(name),
          key.credential());
      spec.commandLine()
          .getOut()
          .println(name + " is enrolled; sign in with --as " + name + " --key " + file + ".");
    } finally {
      Arrays.fill(word, '\0');
      Arrays.fill(passphrase, '\0');
    }
    return 0;
  }

  /** A key file replaces none, and is its owner's alone. */
  private void writeNew(byte[] contents) throws IOException {
    if (Files.getFileStore(file.toAbsolutePath().resolve("..").normalize())
        .supportsFileAttributeView("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
    Files.write(file, contents, StandardOpenOption.WRITE);
  }
}
