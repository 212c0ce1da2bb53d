package org.chaperone.trace.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chaperone.trace.report.TraceReport.ArchiveSummary;
import org.chaperone.trace.report.TraceReport.Item;
import org.chaperone.trace.report.TraceReport.Match;
import org.chaperone.trace.report.TraceReport.UnreadablePhotograph;
import org.chaperone.trace.report.TraceReport.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportJsonTest {

  @TempDir Path folder;

  @Test
  void writesTheContractWordForWord() throws Exception {
    String expected =
        """
        {"format":"chaperone-trace/1",
        "archive":{"path":"clinic","photographs":3944,
        "unreadable":[{"path":"a.tif","reason":"damaged"}]},
        "items":[{"path":"leak/a.zip!/b.jpg","sha256":"abc","verdict":"copy",
        "matches":[{"photograph":"relative/path.jpg","verdict":"copy","score":0.93,"inliers":142,
        "region":[[0.0,0.5],[10.25,0.5],[10.25,7.0],[0.0,7.0]],
        "transform":[1.5,0.0,-3.0,0.0,1.5,2.0,1.0E-5,0.0,1.0],"mirrored":false,"reason":"m"}],
        "reason":"r"},
        {"path":"leak/c.jpg","sha256":"","verdict":"unreadable","matches":[],"reason":"torn"}],
        "summary":{"exact":0,"copy":1,"series":0,"none":0,"unreadable":1,
        "photographs_affected":1,"other":4}}
        """;
    assertEquals(expected.replace("\n", ""), written(sample()).replaceAll("\\s", ""));
  }

  @Test
  void readsWhatItWrote() throws Exception {
    TraceReport report = Case.usual().report();
    Path file = folder.resolve("report.json");
    Files.writeString(file, written(report));
    assertEquals(report, ReportJson.read(file));
  }

  @Test
  void writesNamesThatUtf8CannotHoldSoThatEveryReaderTakesThem() throws Exception {
    String json = written(named("ä\u202E\n\"</script>\u0000\uD83D\uDE00\uD83D.jpg"));
    assertTrue(json.contains("ä"), json);
    assertTrue(json.contains("\\n\\\"</script>\\u0000"), json);
    assertTrue(json.contains("\uD83D\uDE00\uFFFD.jpg"), json);
  }

  @Test
  void passesOverFieldsItDoesNotKnowAndDoesWithoutOther() throws Exception {
    String json = written(sample()).replaceAll(",\\s*\"other\" : 4", ", \"new\" : [1]");
    assertTrue(json.contains("\"new\""), json);
    assertEquals(0, read(json).summary().other());
  }

  @Test
  void refusesAReportThatLacksAField() throws Exception {
    String json = written(sample()).replaceFirst("\"score\" : 0.93,", "");
    var refused = assertThrows(IOException.class, () -> read(json));
    assertTrue(refused.toString().contains("score"), refused.toString());
  }

  @Test
  void refusesAReportThatIsTornOrOfAnotherFormat() throws Exception {
    String json = written(sample());
    assertThrows(IOException.class, () -> read(json.substring(0, json.length() / 2)));
    assertThrows(IOException.class, () -> read(json.replace("trace/1", "trace/2")));
    assertThrows(IOException.class, () -> read(json.replace("\"copy\"", "\"copied\"")));
  }

  private TraceReport read(String json) throws IOException {
    Path file = folder.resolve("read.json");
    Files.writeString(file, json);
    return ReportJson.read(file);
  }

  private static String written(TraceReport report) throws IOException {
    var out = new ByteArrayOutputStream();
    ReportJson.write(out, report);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static TraceReport named(String path) {
    return TraceReport.of(
        new ArchiveSummary("clinic", 1, List.of()),
        List.of(new Item(path, "", Verdict.NONE, List.of(), "")),
        0);
  }

  private static TraceReport sample() {
    var region =
        List.of(List.of(0.0, 0.5), List.of(10.25, 0.5), List.of(10.25, 7.0), List.of(0.0, 7.0));
    var transform = List.of(1.5, 0.0, -3.0, 0.0, 1.5, 2.0, 1e-5, 0.0, 1.0);
    var match =
        new Match("relative/path.jpg", Verdict.COPY, 0.93, 142, region, transform, false, "m");
    return TraceReport.of(
        new ArchiveSummary("clinic", 3944, List.of(new UnreadablePhotograph("a.tif", "damaged"))),
        List.of(
            new Item("leak/a.zip!/b.jpg", "abc", Verdict.COPY, List.of(match), "r"),
            new Item("leak/c.jpg", "", Verdict.UNREADABLE, List.of(), "torn")),
        4);
  }
}
