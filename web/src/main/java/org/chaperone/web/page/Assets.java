package org.chaperone.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Scripts, styles, pictures of the site itself. Their address has a version in it, so that browsers
 * may keep them for ever.
 */
@Component
public final class Assets {

  /** Where they are in the class path. */
  public static final String PLACE = "/org/chaperone/web/assets/";

  /** Names of all of them; others are not served. */
  public static final List<String> NAMES =
      List.of(
          "style.css",
          "photographs.css",
          "cases.css",
          "consent.css",
          "consent.js",
          "share.js",
          "shared.js",
          "capture.css",
          "print.css",
          "cases.js",
          "app.js",
          "asking.js",
          "passkey.js",
          "patients.js",
          "thumbnails.js",
          "stage.js",
          "compare.js",
          "upload.js",
          "capture.js",
          "camera.js",
          "body.js",
          "views.js",
          "views.svg",
          "tray.js",
          "shelf.js",
          "icon.svg",
          "htmx.js");

  private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

  private final String version = version();

  /** What their addresses begin with. */
  public String root() {
    return "/assets/" + version;
  }

  /** The bytes of one. */
  public static byte[] bytes(String name) {
    String path = name.equals("htmx.js") ? HTMX : PLACE + name;
    try (InputStream in = Assets.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IOException("There is no asset " + name + ".");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String version() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : NAMES) {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update(bytes(name));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
