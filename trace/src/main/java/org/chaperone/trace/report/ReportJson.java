package org.chaperone.trace.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** {@code report.json}: a {@link TraceReport} as the contract {@code chaperone-trace/1} has it. */
public final class ReportJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .addModule(new SimpleModule().addSerializer(String.class, new WellFormedText()))
          .build();

  private ReportJson() {}

  static void write(OutputStream out, TraceReport report) throws IOException {
    try {
      MAPPER.writeValue(out, report);
    } catch (JacksonException e) {
      throw asIoException(e);
    }
    out.write('\n');
  }

  /**
   * Reads a {@code report.json}; fields that the contract does not know are passed over.
   *
   * @throws IOException when the file cannot be read or does not keep the contract
   */
  public static TraceReport read(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return MAPPER.readValue(in, TraceReport.class);
    } catch (JacksonException e) {
      throw asIoException(e);
    }
  }

  private static IOException asIoException(JacksonException e) {
    return e.getCause() instanceof IOException io
        ? io
        : new IOException(
            "not a report of format " + TraceReport.FORMAT + ": " + e.getOriginalMessage(), e);
  }

  private static final class WellFormedText extends ValueSerializer<String> {
    @Override
    public void serialize(String text, JsonGenerator out, SerializationContext context) {
      out.writeString(WellFormed.text(text));
    }
  }
}
