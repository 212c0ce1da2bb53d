package org.chaperone.cli.keyholder;

import java.io.ByteArrayOutputStream;
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

  /** Set by the launcher to {@value #TERMINAL} when standard input is one; Java cannot tell. */
  private static final String INPUT = "chaperone.input";

  private static final String TERMINAL = "terminal";

  private Secret() {}

  /**
   * A secret, for the caller to wipe.
   *
   * @param file whose first line it is; when none, a person is asked at the terminal, and where
   *     there is none it is the next line of standard input
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
    Optional<Console> console = console();
    if (console.isEmpty()) {
      return fromInput(what);
    }
    char[] typed = console.get().readPassword("%s: ", capital(what));
    if (typed == null || typed.length == 0) {
      throw new IOException("Nothing was typed for " + what + ".");
    }
    return typed;
  }

  /**
   * A secret that is made now: a person who types it types it twice.
   *
   * @throws IOException when the two are not the same
   */
  public static char[] readNew(Optional<Path> file, String what) throws IOException {
    char[] secret = read(file, what);
    if (file.isEmpty() && console().isPresent()) {
      char[] again = read(file, what + ", again");
      boolean isSame = Arrays.equals(secret, again);
      Arrays.fill(again, '\0');
      if (!isSame) {
        Arrays.fill(secret, '\0');
        throw new IOException("Those were two different ones; nothing was done.");
      }
    }
    return secret;
  }

  private static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }

  /**
   * A line of standard input, when that is a pipe or a file; a terminal would show what is typed.
   */
  private static char[] fromInput(String what) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = TERMINAL.equals(System.getProperty(INPUT)) ? -1 : System.in.read();
    if (next < 0) {
      throw new IOException(
          "There is no terminal to ask for "
              + what
              + "; name a file that holds it, or give it on standard input.");
    }
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = System.in.read();
    }
    return line.toString(StandardCharsets.UTF_8).replaceFirst("\r$", "").toCharArray();
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
