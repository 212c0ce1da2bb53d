package org.chaperone.cli.hashes;

import org.chaperone.cli.terminal.SafeText;
import org.chaperone.picture.pdq.PdqHash;
import tools.jackson.databind.json.JsonMapper;

/**
 * One picture's hash, as it is written.
 *
 * @param quality 0 to 100
 * @param path relative to the folder, with {@code /} between its parts
 */
record HashLine(PdqHash hash, int quality, String path) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** How hashes are written. */
  enum Format {
    TEXT,
    CSV,
    JSON
  }

  /** What stands above the lines; empty when nothing does. */
  static String heading(Format format) {
    return format == Format.CSV ? "hash,quality,path\n" : "";
  }

  String in(Format format) {
    return switch (format) {
      case TEXT -> "%s %3d %s\n".formatted(hash.hex(), quality, SafeText.of(path));
      case CSV -> "%s,%d,\"%s\"\n".formatted(hash.hex(), quality, path.replace("\"", "\"\""));
      case JSON -> JSON.writeValueAsString(new Fields(hash.hex(), quality, path)) + "\n";
    };
  }

  private record Fields(String hash, int quality, String path) {}
}
