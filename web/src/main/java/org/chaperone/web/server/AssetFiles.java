package org.chaperone.web.server;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chaperone.web.access.Everyone;
import org.chaperone.web.page.Assets;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves scripts, styles and pictures of the site itself. */
@Controller
final class AssetFiles {

  /** Its address changes with what it holds. */
  private static final String KEPT =
      Objects.requireNonNull(
          CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable().getHeaderValue());

  private final Map<String, byte[]> all =
      Assets.NAMES.stream().collect(Collectors.toMap(name -> name, Assets::bytes));

  @GetMapping("/assets/{version}/{name}")
  @Everyone
  ResponseEntity<byte[]> asset(
      @PathVariable String version, @PathVariable String name, HttpServletResponse response) {
    byte[] bytes = all.get(name);
    if (bytes == null) {
      return ResponseEntity.notFound().build();
    }
    // In place of what every answer says, not beside it.
    response.setHeader("Cache-Control", KEPT);
    return ResponseEntity.ok().header("Content-Type", type(name)).body(bytes);
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.'))) {
      case ".css" -> "text/css; charset=utf-8";
      case ".js" -> "text/javascript; charset=utf-8";
      case ".svg" -> "image/svg+xml";
      default -> "application/octet-stream";
    };
  }
}
