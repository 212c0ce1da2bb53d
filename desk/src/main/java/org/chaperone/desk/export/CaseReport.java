package org.chaperone.desk.export;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chaperone.desk.answer.Answer;
import org.chaperone.desk.answer.Answering;
import org.chaperone.desk.answer.Counts;
import org.chaperone.desk.answer.PatientAnswer;
import org.chaperone.desk.answer.PhotographAnswer;
import org.chaperone.desk.answer.Tier;
import org.chaperone.desk.paper.CaseRecord;
import org.chaperone.desk.paper.Custody;
import org.chaperone.desk.paper.Frame;
import org.chaperone.desk.paper.Paper;

/**
 * A case's answer as a PDF document to print and to hand over: numbers, what they rest on, custody
 * of what was handed in. It names photographs and patients by their ids, and nobody by name.
 */
public final class CaseReport {

  /** Rows of a table; the CSV file has all. */
  private static final int MOST = 500;

  private static final String STYLE =
      """
      @page { size: A4; margin: 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt Helvetica; } }
      body { font: 10pt/1.4 Helvetica, sans-serif; color: #1b1f24; }
      h1 { font-size: 18pt; margin: 0 0 2mm } h2 { font-size: 12pt; margin: 7mm 0 2mm }
      table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate }
      th, td { text-align: left; vertical-align: top; padding: 1.2mm 2mm; border-bottom: 0.3pt solid #9aa4b0; font-size: 8.5pt }
      tr { page-break-inside: avoid } td.id { font-family: Courier; font-size: 7pt } .quiet { color: #59636e }
      """;

  private final String title;
  private final CaseRecord record;
  private final Answering answering;
  private final DateTimeFormatter times =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneId.from(ZoneOffset.UTC));

  /** Of a case as it is now. */
  public CaseReport(String title, CaseRecord record, Answering answering) {
    this.title = title;
    this.record = record;
    this.answering = answering;
  }

  /** Writes the document; the stream stays open. */
  public void write(OutputStream to, Instant at) throws IOException {
    XRLog.setLoggingEnabled(false);
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.withHtmlContent(html(at), null);
    builder.withProducer("Chaperone");
    // Nothing is fetched from anywhere, whatever a leaked file's name says.
    builder.useUriResolver((base, uri) -> null);
    builder.toStream(to);
    builder.run();
  }

  private String html(Instant at) {
    StringBuilder page = new StringBuilder("<html><head><title>");
    page.append(text(title)).append("</title><style>").append(STYLE);
    page.append("</style></head><body><h1>").append(text(title)).append("</h1>");
    page.append("<p class=\"quiet\">As of ").append(times.format(at)).append(".</p>");
    Answer answer = answering.answer();
    page.append("<h2>The answer</h2>");
    table(
        page,
        List.of("", "confirmed", "possible", "at most affected", "excluded"),
        List.of(
            counts("Patients", answer.patients()), counts("Photographs", answer.photographs())));
    answer.sentences().forEach(one -> page.append("<p>").append(text(one)).append("</p>"));
    record.frame().ifPresent(frame -> frame(page, frame));
    record.contained().ifPresent(one -> contained(page, one));
    tier(page, "Confirmed", Tier.CONFIRMED);
    tier(page, "Possible", Tier.POSSIBLE);
    custody(page);
    return page.append("</body></html>").toString();
  }

  private static List<String> counts(String what, Counts counts) {
    return List.of(
        what,
        "" + counts.confirmed(),
        "" + counts.possible(),
        "" + counts.most(),
        "" + counts.excluded());
  }

  private void frame(StringBuilder page, Frame frame) {
    page.append("<h2>What was looked at</h2><p>")
        .append(
            frame.isWholeServer()
                ? "The whole server"
                : frame.suspects().size() + " accounts or sessions")
        .append(", from ")
        .append(times.format(frame.from()))
        .append(frame.to().map(to -> " to " + times.format(to)).orElse(", without an end yet"))
        .append(".</p>");
  }

  private void contained(StringBuilder page, Paper.Contained one) {
    page.append("<p>Contained at ")
        .append(times.format(one.at()))
        .append(": ")
        .append(one.locked().size())
        .append(" accounts locked, ")
        .append(one.sessionsEnded())
        .append(" other sessions ended")
        .append(one.frozen() ? ", every release stopped" : "")
        .append(".</p>");
  }

  private void tier(StringBuilder page, String heading, Tier tier) {
    List<List<String>> rows = new ArrayList<>();
    int all = 0;
    for (PatientAnswer patient : answering.affected()) {
      for (PhotographAnswer one : patient.photographs()) {
        if (one.tier() == tier && all++ < MOST) {
          rows.add(
              List.of(
                  patient.patient().toString(),
                  one.photograph().toString(),
                  one.grounds().stream().map(GroundsText::of).collect(Collectors.joining(" "))));
        }
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    page.append("<h2>").append(heading).append("</h2>");
    if (all > MOST) {
      page.append("<p>The first ").append(MOST).append(" of ").append(all);
      page.append("; the CSV file has all.</p>");
    }
    table(page, List.of("patient", "photograph", "grounds"), rows);
  }

  private void custody(StringBuilder page) {
    for (CaseRecord.Dump dump : record.dumps()) {
      page.append("<h2>Handed in: ").append(text(dump.traced().name())).append("</h2><p>Traced ");
      page.append(times.format(dump.traced().at())).append("; ");
      page.append(dump.findings().size()).append(" pictures, ");
      page.append(dump.news().size()).append(" of them new.</p>");
      table(
          page,
          List.of("file", "bytes", "SHA-256"),
          dump.files().stream().limit(MOST).map(CaseReport::row).toList());
    }
  }

  private static List<String> row(Custody file) {
    return List.of(file.path(), "" + file.bytes(), file.sha256());
  }

  private static void table(StringBuilder page, List<String> head, List<List<String>> rows) {
    page.append("<table><thead><tr>");
    head.forEach(one -> page.append("<th>").append(text(one)).append("</th>"));
    page.append("</tr></thead><tbody>");
    for (List<String> row : rows) {
      page.append("<tr>");
      for (String cell : row) {
        boolean isId = cell.matches("[0-9a-f]{32,}");
        page.append(isId ? "<td class=\"id\">" : "<td>").append(text(cell)).append("</td>");
      }
      page.append("</tr>");
    }
    page.append("</tbody></table>");
  }

  /** Text for the page; what no XML may hold becomes a question mark. */
  private static String text(String value) {
    return value
        .replaceAll("[^\\u0009\\u000A\\u000D\\u0020-\\uD7FF\\uE000-\\uFFFD]", "?")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
