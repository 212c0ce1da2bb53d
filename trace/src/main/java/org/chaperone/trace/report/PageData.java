package org.chaperone.trace.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chaperone.trace.report.TraceReport.Item;
import org.chaperone.trace.report.TraceReport.Match;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/**
 * The report as compact JSON for the page's script: arrays in place of named fields, photographs
 * and reasons once each, numbers no longer than they need to be.
 */
final class PageData {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .characterEscapes(new InScriptElement())
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private final TraceReport report;
  private final PagePictures pictures;
  private final Map<String, Integer> reasons = new LinkedHashMap<>();

  PageData(TraceReport report, PagePictures pictures) {
    this.report = report;
    this.pictures = pictures;
    for (Item item : report.items()) {
      reasons.putIfAbsent(item.reason(), reasons.size());
      for (Match match : item.matches()) {
        reasons.putIfAbsent(match.reason(), reasons.size());
      }
    }
  }

  void writeTo(OutputStream out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      writeAnswer(json, Answer.of(report));
      writeArchive(json);
      writeCounts(json, report.summary());
      writeTexts(json, "markNotes", report.marks().map(MarkNotes::words).orElse(List.of()));
      json.writeName("firstPhotograph").writeNumber(pictures.firstPhotograph());
      writeTexts(json, "photographs", pictures.photographs());
      writeTexts(json, "reasons", List.copyOf(reasons.keySet()));
      json.writeName("items").writeStartArray();
      for (int i = 0; i < report.items().size(); i++) {
        writeItem(json, i, report.items().get(i));
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (JacksonException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e);
    }
  }

  private static void writeAnswer(JsonGenerator json, Answer answer) {
    json.writeName("headline");
    writeText(json, answer.headline());
    writeTexts(json, "details", answer.details());
  }

  private static void writeCounts(JsonGenerator json, TraceReport.Summary counts) {
    json.writeName("counts").writeStartObject();
    json.writeName("exact").writeNumber(counts.exact());
    json.writeName("copy").writeNumber(counts.copy());
    json.writeName("series").writeNumber(counts.series());
    json.writeName("none").writeNumber(counts.none());
    json.writeName("unreadable").writeNumber(counts.unreadable());
    json.writeEndObject();
  }

  private void writeArchive(JsonGenerator json) {
    json.writeName("archive");
    writeText(json, report.archive().path());
    json.writeName("archiveUnreadable").writeStartArray();
    for (var photograph : report.archive().unreadable()) {
      json.writeStartArray();
      writeText(json, photograph.path());
      writeText(json, photograph.reason());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** {@code [path, sha256, verdict, reason, picture, [match…]]}. */
  private void writeItem(JsonGenerator json, int place, Item item) {
    json.writeStartArray();
    writeText(json, item.path());
    writeText(json, item.sha256());
    json.writeString(item.verdict().word());
    json.writeNumber(placeOf(item.reason()));
    json.writeNumber(pictures.ofItem(place));
    json.writeStartArray();
    for (Match match : item.matches()) {
      writeMatch(json, match);
    }
    json.writeEndArray();
    json.writeEndArray();
  }

  /**
   * {@code [photograph, verdict, score, inliers, mirrored, reason, region, transform]}; where views
   * are on record then {@code [views, accounts, keys, hypotheses, threshold, sentence]} and {@code
   * [[entry or null, [among…], account, time, session, rendition, z, bound, part]…]}.
   */
  private void writeMatch(JsonGenerator json, Match match) {
    json.writeStartArray();
    json.writeNumber(pictures.placeOf(match.photograph()));
    json.writeString(match.verdict().word());
    writeNumber(json, rounded(match.score(), 1e4));
    json.writeNumber(match.inliers());
    json.writeNumber(match.mirrored() ? 1 : 0);
    json.writeNumber(placeOf(match.reason()));
    json.writeStartArray();
    for (List<Double> corner : match.region()) {
      writeNumber(json, rounded(corner.get(0), 1e2));
      writeNumber(json, rounded(corner.get(1), 1e2));
    }
    json.writeEndArray();
    json.writeStartArray();
    for (double number : match.transform()) {
      writeNumber(json, number);
    }
    json.writeEndArray();
    if (match.marks().isPresent()) {
      writeEvidence(json, match.marks().get());
      json.writeStartArray();
      for (NamedView view : match.views()) {
        writeView(json, view);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void writeEvidence(JsonGenerator json, MarkEvidence evidence) {
    json.writeStartArray();
    json.writeNumber(evidence.views());
    json.writeNumber(evidence.accounts());
    json.writeNumber(evidence.keysTried());
    json.writeNumber(evidence.hypotheses());
    writeNumber(json, rounded(evidence.threshold(), 1e2));
    writeText(json, evidence.sentence());
    json.writeEndArray();
  }

  private static void writeView(JsonGenerator json, NamedView view) {
    json.writeStartArray();
    view.ledgerIndex().ifPresentOrElse(json::writeNumber, json::writeNull);
    json.writeStartArray();
    view.among().forEach(json::writeNumber);
    json.writeEndArray();
    writeText(json, view.account());
    writeText(json, view.time().orElse(""));
    writeText(json, view.session().orElse(""));
    writeText(json, view.rendition());
    writeNumber(json, rounded(view.z(), 1e1));
    writeText(json, view.bound());
    json.writeString(view.part().word());
    json.writeEndArray();
  }

  private int placeOf(String reason) {
    Integer place = reasons.get(reason);
    if (place == null) {
      throw new IllegalStateException("a reason that was not counted");
    }
    return place;
  }

  private static double rounded(double number, double perUnit) {
    return Math.abs(number) < 1e12 ? Math.rint(number * perUnit) / perUnit : number;
  }

  /** A number, without {@code .0} where it is whole. */
  private static void writeNumber(JsonGenerator json, double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      json.writeNumber((long) number);
    } else {
      json.writeNumber(number);
    }
  }

  private static void writeTexts(JsonGenerator json, String name, List<String> texts) {
    json.writeName(name).writeStartArray();
    for (String text : texts) {
      writeText(json, text);
    }
    json.writeEndArray();
  }

  private static void writeText(JsonGenerator json, String text) {
    json.writeString(WellFormed.text(text));
  }

  /**
   * Escapes what could end or change a script element: HTML knows {@code </script} and {@code <!--}
   * inside of one, whatever its type (HTML standard, 4.12.1.3).
   */
  private static final class InScriptElement extends CharacterEscapes {
    private static final int[] ESCAPES = standardAsciiEscapesForJSON();

    static {
      for (char c : new char[] {'<', '>', '&', '\''}) {
        ESCAPES[c] = ESCAPE_STANDARD;
      }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ESCAPES;
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
      return new SerializedString(String.format("\\u%04x", c));
    }
  }
}
