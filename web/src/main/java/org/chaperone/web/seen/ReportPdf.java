package org.chaperone.web.seen;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;

/** A patient's own report as a PDF document. */
final class ReportPdf {

  private static final String FONT = "Liberation Sans";
  private static final String FONT_FILE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

  /** Writes the document; the stream stays open. */
  void write(SeenReport report, OutputStream to) throws IOException {
    XRLog.setLoggingEnabled(false);
    StringOutput page = new StringOutput();
    templates.render("seen/report.jte", report.model(), page);
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.withHtmlContent(plain(page.toString()), null);
    builder.withProducer("Chaperone");
    // Built-in fonts know the letters of western Europe alone; names know more.
    builder.useFont(ReportPdf::font, FONT, 400, FontStyle.NORMAL, true);
    // Nothing is fetched from anywhere, whatever a name says.
    builder.useUriResolver((base, uri) -> null);
    builder.toStream(to);
    builder.run();
  }

  private static InputStream font() {
    return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT_FILE));
  }

  /** What no XML may hold becomes a question mark. */
  private static String plain(String page) {
    return page.replaceAll("[^\\u0009\\u000A\\u000D\\u0020-\\uD7FF\\uE000-\\uFFFD]", "?");
  }
}
