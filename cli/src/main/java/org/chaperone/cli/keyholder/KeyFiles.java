package org.chaperone.cli.keyholder;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Pattern;

/** Key files of the people who work with a vault at its own machine, in a folder of it. */
public final class KeyFiles {

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]*");

  private KeyFiles() {}

  /**
   * Where somebody's key file belongs.
   *
   * @return empty when the name makes no file name
   */
  public static Optional<Path> of(Path vault, String name) {
    return NAME.matcher(name).matches()
        ? Optional.of(vault.resolve("keys").resolve(name + ".key"))
        : Optional.empty();
  }

  /** Writes one; it replaces none, and is its owner's alone. */
  static void writeNew(Path file, byte[] contents) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.createFile(file, ofOwner());
    Files.write(file, contents, StandardOpenOption.WRITE);
  }

  private static FileAttribute<?>[] ofOwner() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
