package org.chaperone.vault.facts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Facts as they are sealed: JSON in UTF-8, blanks behind it up to a multiple of 1,024 bytes, so
 * that their length says nothing.
 */
public final class FactsText {

  private static final int STEP = 1024;

  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private FactsText() {}

  /** Writes facts. */
  public static byte[] write(Record facts) {
    byte[] text = MAPPER.writeValueAsBytes(facts);
    byte[] padded = Arrays.copyOf(text, Math.ceilDiv(text.length, STEP) * STEP);
    Arrays.fill(padded, text.length, padded.length, (byte) ' ');
    Arrays.fill(text, (byte) 0);
    return padded;
  }

  /**
   * Reads facts; fields that this version does not know are left out.
   *
   * @throws IllegalArgumentException when it is not what {@link #write} wrote
   */
  public static <T extends Record> T read(byte[] text, Class<T> type) {
    try {
      return MAPPER.readValue(new String(text, StandardCharsets.UTF_8), type);
    } catch (JacksonException e) {
      // Its message quotes the text.
      throw new IllegalArgumentException("These are no " + type.getSimpleName() + ".");
    }
  }
}
