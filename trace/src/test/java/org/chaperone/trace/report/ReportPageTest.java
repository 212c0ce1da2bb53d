package org.chaperone.trace.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chaperone.trace.report.TraceReport.ArchiveSummary;
import org.chaperone.trace.report.TraceReport.Item;
import org.chaperone.trace.report.TraceReport.Match;
import org.chaperone.trace.report.TraceReport.Verdict;
import org.junit.jupiter.api.Test;

class ReportPageTest {

  @Test
  void namesNoAddressToLoadAnythingFrom() throws Exception {
    String page = written(report(item("leak/a.jpg", "p.jpg")), Previews.NONE);
    assertEquals(
        List.of(),
        Pattern.compile("(src|href|action)=\"(?!#)[^\"]*|url\\([^)]*|@import|https?://[^\"' ]*")
            .matcher(page.replace("http://www.w3.org/2000/svg", ""))
            .results()
            .map(found -> found.group())
            .toList());
    assertTrue(page.contains("default-src 'none'; img-src data:; style-src 'sha256-"), page);
    assertTrue(page.contains("<meta name=\"referrer\" content=\"no-referrer\">"));
    assertTrue(page.contains("<meta name=\"robots\" content=\"noindex"));
  }

  @Test
  void letsNoNameEndTheElementThatItStandsIn() throws Exception {
    String hostile = "</script><!--<script>'&\u2028";
    var item = new Item(hostile, hostile, Verdict.COPY, List.of(match(hostile, hostile)), hostile);
    String page =
        written(
            TraceReport.of(new ArchiveSummary(hostile, 1, List.of()), List.of(item), 0),
            Previews.NONE);
    String quiet = written(report(item("leak/a.jpg", "p.jpg")), Previews.NONE);
    assertEquals(count(quiet, "</script"), count(page, "</script"));
    assertEquals(count(quiet, "<!--"), count(page, "<!--"));
  }

  @Test
  void asksForEachPictureOnceAndForThoseThatMatterFirst() throws Exception {
    List<String> asked = new ArrayList<>();
    var report =
        report(
            new Item("leak/none.jpg", "", Verdict.NONE, List.of(), ""),
            item("leak/a.jpg", "p.jpg"),
            item("leak/b.jpg", "p.jpg", "q.jpg"));
    written(report, recording(asked, Optional.empty()));
    assertEquals(List.of("leak/a.jpg", "leak/b.jpg", "p.jpg", "q.jpg", "leak/none.jpg"), asked);
  }

  @Test
  void leavesOutThePicturesThatWouldBurstThePage() throws Exception {
    byte[] large = new byte[20_000_000];
    System.arraycopy(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, 0, large, 0, 3);
    var preview = new Preview(large, 10, 10, 10, 10);
    Item[] items = new Item[6];
    Arrays.setAll(items, i -> item("leak/" + i, "p.jpg"));
    var counted =
        new java.io.OutputStream() {
          long bytes;

          @Override
          public void write(int b) {
            bytes++;
          }

          @Override
          public void write(byte[] b, int off, int len) {
            bytes += len;
          }
        };
    ReportPage.write(counted, report(items), recording(new ArrayList<>(), Optional.of(preview)));
    assertTrue(counted.bytes > 50_000_000 && counted.bytes < 64_000_000, counted.bytes + " bytes");
  }

  @Test
  void isTheSameEachTime() throws Exception {
    var leak = report(item("leak/a.jpg", "p.jpg"));
    assertEquals(written(leak, Previews.NONE), written(leak, Previews.NONE));
    assertFalse(written(leak, Previews.NONE).contains("@@"));
  }

  private static Previews recording(List<String> asked, Optional<Preview> preview) {
    return new Previews() {
      @Override
      public Optional<Preview> leaked(Item item) {
        asked.add(item.path());
        return preview;
      }

      @Override
      public Optional<Preview> photograph(String photograph) {
        asked.add(photograph);
        return preview;
      }
    };
  }

  private static TraceReport report(Item... items) {
    return TraceReport.of(new ArchiveSummary("clinic", 9, List.of()), List.of(items), 0);
  }

  private static Item item(String path, String... photographs) {
    return new Item(
        path,
        "ab",
        Verdict.COPY,
        Arrays.stream(photographs).map(photograph -> match(photograph, "why")).toList(),
        "reason");
  }

  private static Match match(String photograph, String reason) {
    return new Match(
        photograph,
        Verdict.COPY,
        0.9,
        30,
        Warp.NONE.region(4, 3),
        Warp.NONE.numbers(),
        false,
        reason);
  }

  private static String written(TraceReport report, Previews previews) throws IOException {
    var out = new ByteArrayOutputStream();
    ReportPage.write(out, report, previews);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static long count(String text, String part) {
    return Pattern.compile(Pattern.quote(part), Pattern.CASE_INSENSITIVE)
        .matcher(text)
        .results()
        .count();
  }
}
