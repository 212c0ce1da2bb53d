package org.chaperone.keyholder.vectors;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Wycheproof vectors, where they are. */
public final class Wycheproof {

  private Wycheproof() {}

  /** One vector. */
  public interface Vector {
    /** Checks it. */
    void check(JsonNode group, JsonNode test) throws GeneralSecurityException;
  }

  /** Shows all vectors of a file. */
  public static void each(String file, Vector vector) throws GeneralSecurityException {
    Path path = Path.of(System.getProperty("chaperone.shared", ""), "vectors", "wycheproof", file);
    assumeTrue(Files.exists(path), "the published vectors are not here: " + path);
    JsonNode all = JsonMapper.shared().readTree(path);
    for (JsonNode group : all.path("testGroups")) {
      for (JsonNode test : group.path("tests")) {
        vector.check(group, test);
      }
    }
  }

  /** A field's bytes. */
  public static byte[] hex(JsonNode node, String field) {
    return HexFormat.of().parseHex(node.path(field).asString());
  }
}
