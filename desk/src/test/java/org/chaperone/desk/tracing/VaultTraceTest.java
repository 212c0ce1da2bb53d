package org.chaperone.desk.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chaperone.desk.tracing.SmallClinic.View;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.release.ServedView;
import org.chaperone.keyholder.session.Session;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.trace.Progress;
import org.chaperone.trace.Trace;
import org.chaperone.trace.report.NamedView;
import org.chaperone.trace.report.NamedView.Part;
import org.chaperone.trace.report.ReportJson;
import org.chaperone.trace.report.TraceReport;
import org.chaperone.trace.report.TraceReport.Match;
import org.chaperone.trace.report.TraceReport.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vault of drawn photographs, staff who look at some, and what leaks of it. */
final class VaultTraceTest {

  @TempDir private Path temp;

  private SmallClinic clinic;
  private final List<PhotographId> photographs = new ArrayList<>();
  private Path leak;
  private Path out;

  @BeforeEach
  void open() throws Exception {
    clinic = new SmallClinic(temp.resolve("clinic"));
    clinic.hire("Dora", "Nora", "Omar", "Ivo");
    for (int number = 0; number < 5; number++) {
      photographs.add(clinic.add(number));
    }
    leak = Files.createDirectories(temp.resolve("leak"));
    out = temp.resolve("report");
  }

  @AfterEach
  void close() {
    clinic.close();
  }

  private View sees(String who, int photograph) throws IOException {
    return clinic.view(who, photographs.get(photograph), Rendition.DISPLAY);
  }

  private TraceReport traced(CaseId investigation) throws Exception {
    Session pia = clinic.signIn(SmallClinic.PRIVACY_LEAD);
    VaultSource source =
        new VaultSource("/srv/vault", clinic.vault.under(pia, investigation), Progress.silent());
    new Trace(source, List.of(leak), out, 2, PictureDecoder.standard(), Progress.silent()).run();
    return ReportJson.read(out.resolve("report.json"));
  }

  /** The match that settles an item; other shots of the scene may follow. */
  private static Match best(TraceReport report, String name) {
    TraceReport.Item item =
        report.items().stream().filter(i -> i.path().endsWith(name)).findFirst().orElseThrow();
    return item.matches().getFirst();
  }

  private static Set<String> accounts(Match match) {
    return match.views().stream().map(NamedView::account).collect(Collectors.toSet());
  }

  @Test
  void namesTheViewsThatLeakedAndNobodyElse() throws Exception {
    View dora = sees("Dora", 0);
    View again = sees("Dora", 0);
    sees("Nora", 0);
    sees("Ivo", 0);
    byte[] average =
        SmallClinic.averaged(
            90, sees("Dora", 1).jpeg(), sees("Nora", 1).jpeg(), sees("Omar", 1).jpeg());
    sees("Ivo", 1);
    Files.write(leak.resolve("crop.jpg"), SmallClinic.cropped(dora.jpeg(), .7, 60));
    Files.write(leak.resolve("average.jpg"), average);
    Files.write(
        leak.resolve("tile.jpg"),
        clinic.view("Omar", photographs.get(2), Rendition.THUMBNAIL).jpeg());
    Files.copy(clinic.drawn(3), leak.resolve("original.jpg"));
    Files.write(
        leak.resolve("outside.jpg"),
        SmallClinic.cropped(Files.readAllBytes(clinic.drawn(4)), .8, 80));
    Files.copy(clinic.drawn(20), leak.resolve("stranger.jpg"));
    TraceReport report = traced(clinic.openCase());
    assertEquals("/srv/vault", report.archive().path());
    assertEquals(5, report.archive().photographs());

    Match crop = best(report, "crop.jpg");
    assertEquals(Verdict.COPY, crop.verdict());
    assertEquals(photographs.get(0).toString(), crop.photograph());
    assertEquals(Set.of("Dora"), accounts(crop));
    NamedView view =
        crop.views().stream().filter(v -> v.part() == Part.VIEW).findFirst().orElseThrow();
    assertEquals(dora.ledgerIndex(), view.ledgerIndex().orElseThrow());
    assertTrue(view.falseAccusation() <= 1e-9);
    assertTrue(view.time().isPresent() && view.session().isPresent());
    NamedView account =
        crop.views().stream().filter(v -> v.part() == Part.ACCOUNT).findFirst().orElseThrow();
    assertEquals(List.of(dora.ledgerIndex(), again.ledgerIndex()), account.among());
    assertTrue(account.ledgerIndex().isEmpty(), "which of two views, this part cannot say");
    assertEquals(4, crop.marks().orElseThrow().views());
    assertEquals(3, crop.marks().orElseThrow().accounts());

    assertEquals(Set.of("Dora", "Nora", "Omar"), accounts(best(report, "average.jpg")));
    assertEquals(Set.of("Omar"), accounts(best(report, "tile.jpg")));
    assertEquals("thumbnail", best(report, "tile.jpg").views().getFirst().rendition());

    Match original = best(report, "original.jpg");
    assertEquals(Verdict.EXACT, original.verdict());
    assertEquals(List.of(), original.views());
    assertTrue(original.marks().orElseThrow().sentence().contains("approved export"));
    assertEquals(List.of(), best(report, "outside.jpg").views());
    assertEquals(0, best(report, "outside.jpg").marks().orElseThrow().views());
    assertEquals(1, report.summary().none());
    assertEquals(photographs.get(4).toString(), best(report, "outside.jpg").photograph());
  }

  @Test
  void whatWasNotServedNamesNobodyThoughManyLooked() throws Exception {
    for (String who : List.of("Dora", "Nora", "Omar", "Ivo")) {
      sees(who, 0);
      clinic.view(who, photographs.get(0), Rendition.THUMBNAIL);
    }
    Files.write(
        leak.resolve("outside.jpg"),
        SmallClinic.cropped(Files.readAllBytes(clinic.drawn(0)), .9, 85));
    Match match = best(traced(clinic.openCase()), "outside.jpg");
    assertEquals(Verdict.COPY, match.verdict());
    assertEquals(List.of(), match.views());
    assertTrue(match.marks().orElseThrow().sentence().startsWith("None of the 8 views"));
  }

  @Test
  void theReportExplainsItselfAndHoldsNoSecret() throws Exception {
    View dora = sees("Dora", 0);
    sees("Ivo", 0);
    Files.write(leak.resolve("crop.jpg"), SmallClinic.cropped(dora.jpeg(), .8, 80));
    CaseId investigation = clinic.openCase();
    TraceReport report = traced(investigation);
    String words = String.join(" ", report.marks().orElseThrow().words());
    assertTrue(words.contains("a rendition served in this view is in this leak"));
    assertTrue(words.contains("copy attack"));
    assertTrue(words.contains("holds no patient’s name"));
    String all = "";
    for (String file : List.of("report.json", "report.csv", "report.html")) {
      String text = Files.readString(out.resolve(file));
      assertTrue(text.contains("Dora"), file);
      assertTrue(text.contains(Long.toString(dora.ledgerIndex())), file);
      assertTrue(text.contains("is in this leak"), file);
      all += text;
    }
    assertFalse(all.contains("Vandersteen"), "no patient's name");
    // The report's pictures are letters too, and three letters come up in them by chance.
    String read = all.replaceAll("(?s)class=\"pictures\".*?</script>", "");
    assertTrue(read.length() < all.length(), "the report shows its pictures");
    assertFalse(read.contains("Ivo"), "nobody who is not named");
    Session pia = clinic.signIn(SmallClinic.PRIVACY_LEAD);
    for (ServedView view : clinic.keyholder.candidates(pia, investigation, photographs.get(0))) {
      for (var key : List.of(view.keys().account(), view.keys().view())) {
        assertFalse(all.contains(key.with(HexFormat.of()::formatHex)));
      }
    }
    try (var left = Files.walk(out)) {
      assertEquals(4, left.count(), "the folder and its three files");
    }
  }

  @Test
  void takesACaseThatIsOpenAndRecordsWhatItOpens() throws Exception {
    Files.write(leak.resolve("copy.jpg"), SmallClinic.cropped(sees("Dora", 0).jpeg(), .9, 80));
    CaseId investigation = clinic.openCase();
    long before = clinic.keyholder.status().ledgerSize();
    traced(investigation);
    assertTrue(
        clinic.keyholder.status().ledgerSize() >= before + 4,
        "the index, a comparing picture, the views, a rendition");
    clinic.both(new Action.CloseCase(investigation));
    IOException refused = assertThrows(IOException.class, () -> traced(investigation));
    assertTrue(refused.toString().contains("no open case"), refused::toString);
  }

  @Test
  void anErasedPhotographIsNotSearchedFor() throws Exception {
    byte[] served = sees("Dora", 0).jpeg();
    Files.write(leak.resolve("copy.jpg"), SmallClinic.cropped(served, .9, 80));
    var patient = clinic.vault.rows().photograph(photographs.get(0)).orElseThrow().patient();
    clinic.both(new Action.ErasePatient(patient, "asked for"));
    TraceReport report = traced(clinic.openCase());
    assertEquals(4, report.archive().photographs());
    assertEquals(1, report.summary().none());
  }
}
