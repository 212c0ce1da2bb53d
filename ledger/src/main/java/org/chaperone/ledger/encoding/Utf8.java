package org.chaperone.ledger.encoding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text in UTF-8, and where it parts. */
public final class Utf8 {

  private Utf8() {}

  /**
   * Reads a text.
   *
   * @throws MalformedException when the bytes are not UTF-8
   */
  public static String read(byte[] bytes) throws MalformedException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("A text is not UTF-8.");
    }
  }

  /**
   * Where the newline stands that the first empty line follows.
   *
   * @throws MalformedException with this message, when there is none
   */
  public static int blankLine(byte[] text, String orElse) throws MalformedException {
    for (int i = 0; i + 1 < text.length; i++) {
      if (text[i] == '\n' && text[i + 1] == '\n') {
        return i;
      }
    }
    throw new MalformedException(orElse);
  }
}
