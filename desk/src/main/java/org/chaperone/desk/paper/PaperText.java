package org.chaperone.desk.paper;

import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Papers as they are sealed: JSON in UTF-8; fields that a version does not know are left out. */
public final class PaperText {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private PaperText() {}

  /** Writes a paper. */
  public static byte[] write(Paper paper) {
    return MAPPER.writerFor(Paper.class).writeValueAsBytes(paper);
  }

  /**
   * Reads a paper.
   *
   * @throws IOException when it is none that this version knows
   */
  public static Paper read(byte[] text) throws IOException {
    try {
      return MAPPER.readValue(text, Paper.class);
    } catch (JacksonException e) {
      // Its message quotes the text.
      throw new IOException("A paper of this case cannot be read by this Chaperone.");
    }
  }
}
