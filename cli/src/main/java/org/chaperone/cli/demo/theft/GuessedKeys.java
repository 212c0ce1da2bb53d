package org.chaperone.cli.demo.theft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chaperone.vault.sealed.SealedFormat;
import org.chaperone.vault.sealed.UnsealingException;

/**
 * Tries every run of 32 bytes that lies in some files as the key of a sealed photograph, in case
 * one was left in the clear.
 *
 * @param tried how many runs
 * @param opened how many of them opened it
 */
record GuessedKeys(long tried, int opened) {

  /**
   * Tries them.
   *
   * @param folder whose files are read
   * @param context what the sealed photograph is bound to
   */
  static GuessedKeys in(Path folder, byte[] sealed, byte[] context) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    long tried = 0;
    int opened = 0;
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      for (int at = 0; at + SealedFormat.KEY_BYTES <= bytes.length; at++) {
        byte[] key = Arrays.copyOfRange(bytes, at, at + SealedFormat.KEY_BYTES);
        tried++;
        opened += opens(key, sealed, context) ? 1 : 0;
      }
    }
    return new GuessedKeys(tried, opened);
  }

  private static boolean opens(byte[] key, byte[] sealed, byte[] context) {
    try {
      SealedFormat.open(key, context, sealed);
      return true;
    } catch (UnsealingException e) {
      return false;
    }
  }
}
