package org.chaperone.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Figures as JSON: records become objects, their components in order. */
public final class JsonFile {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private JsonFile() {}

  /** Writes or replaces the file. */
  public static void write(Path file, Record figures) throws IOException {
    Files.writeString(file, MAPPER.writeValueAsString(figures) + "\n");
  }
}
