package org.chaperone.trace.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * {@code report.html}: one file that holds its style, script, data and pictures, and loads nothing.
 *
 * <p>Its content security policy lets only this very style and script run, by their SHA-256, and
 * allows no address to be asked, so that even a mistake in the page could not send a picture away.
 */
final class ReportPage {

  private static final List<String> STYLES =
      List.of("tokens.css", "frame.css", "list.css", "detail.css", "print.css");

  /** In the order they build on each other; together they are one script. */
  private static final List<String> SCRIPTS =
      List.of(
          "elements.js",
          "data.js",
          "pictures.js",
          "geometry.js",
          "words.js",
          "rows.js",
          "list.js",
          "overlay.js",
          "figures.js",
          "marks.js",
          "facts.js",
          "detail.js",
          "settings.js",
          "answer.js",
          "page.js");

  private ReportPage() {}

  static void write(OutputStream out, TraceReport report, Previews previews) throws IOException {
    String style = joined(STYLES);
    String script = "(() => {\n'use strict';\n" + joined(SCRIPTS) + "})();\n";
    String page =
        resource("page.html")
            .replace("@@policy@@", policy(style, script))
            .replace("@@style@@", style)
            .replace("@@script@@", script);
    var pictures = PagePictures.of(report);
    writeText(out, before(page, "@@data@@"));
    new PageData(report, pictures).writeTo(out);
    writeText(out, before(after(page, "@@data@@"), "@@pictures@@"));
    pictures.writeTo(out, previews);
    writeText(out, after(page, "@@pictures@@"));
  }

  private static String policy(String style, String script) {
    return String.join(
        "; ",
        "default-src 'none'",
        "img-src data:",
        "style-src '" + hash(style) + "'",
        "script-src '" + hash(script) + "'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'");
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String joined(List<String> names) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String name : names) {
      all.append(resource(name));
    }
    return all.toString();
  }

  /** Read with line feeds alone: browsers turn others into them before they hash. */
  private static String resource(String name) throws IOException {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the report's part " + name + " is missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }

  private static String before(String text, String mark) {
    return text.substring(0, text.indexOf(mark));
  }

  private static String after(String text, String mark) {
    return text.substring(text.indexOf(mark) + mark.length());
  }

  private static void writeText(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
