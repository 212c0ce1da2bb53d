package org.chaperone.cli.keyholder;

import java.io.Console;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Asks for a secret, or reads it from a file; never takes it from the arguments, which everybody on
 * the machine can see.
 */
public final class Secret {

  private Secret() {}

  /**
   * A secret, for the caller to wipe.
   *
   * @param file whose first line it is; when none, a person is asked
   * @param what what it is, for the question
   * @throws IOException when nobody can be asked
   */
  public static char[] read(Optional<Path> file, String what) throws IOException {
    if (file.isPresent()) {
      byte[] bytes = Files.readAllBytes(file.get());
      CharBuffer chars = StandardCharsets.UTF_8.decode(java.nio.ByteBuffer.wrap(bytes));
      Arrays.fill(bytes, (byte) 0);
      int end = 0;
      while (end < chars.length() && chars.charAt(end) != '\n' && chars.charAt(end) != '\r') {
        end++;
      }
      char[] secret = new char[end];
      chars.get(secret);
      return secret;
    }
    Console console =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(
                () ->
                    new IOException(
                        "There is no terminal to ask for "
                            + what
                            + "; name a file that holds it."));
    char[] typed = console.readPassword("%s: ", what);
    if (typed == null || typed.length == 0) {
      throw new IOException("Nothing was typed for " + what + ".");
    }
    return typed;
  }
}
