package org.chaperone.vault.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.session.Session;
import org.chaperone.vault.TestVault;
import org.chaperone.vault.WorkProgress;
import org.chaperone.vault.facts.BodySite;
import org.chaperone.vault.facts.PhotographFacts;
import org.chaperone.vault.facts.Side;
import org.chaperone.vault.facts.View;
import org.chaperone.vault.rows.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FolderImportTest {

  @TempDir private Path folder = Path.of("");

  private Path photograph(String name, int index) throws IOException {
    Path file = folder.resolve("in").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.move(TestVault.drawn(folder, index), file);
  }

  private static ImportReport run(TestVault clinic, Path in, Assignments assignments)
      throws Exception {
    Session session = clinic.signIn(TestVault.ADMINISTRATOR);
    return new FolderImport(clinic.vault, session, in, assignments, 2).run(WorkProgress.silent());
  }

  @ParameterizedTest
  @EnumSource
  void takesInAFolderAndListsWhatItCannot(TestDatabase kind) throws Exception {
    Path first = photograph("2023/P-1/a.jpg", 1);
    photograph("2024/P-1/b.jpg", 2);
    photograph("2024/P-2/c.jpg", 3);
    photograph("loose.jpg", 4);
    Path in = folder.resolve("in");
    Files.copy(first, in.resolve("2024/P-2/same.jpg"));
    Files.writeString(in.resolve("2024/P-2/list.txt"), "no picture");
    Files.writeString(in.resolve("2024/P-2/empty.jpg"), "");
    byte[] cut = Files.readAllBytes(first);
    Files.write(in.resolve("2024/P-2/cut.png"), java.util.Arrays.copyOf(cut, 60));
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      ImportReport report = run(clinic, in, Assignments.byFolder());
      assertEquals(3, report.added());
      assertEquals(0, report.there());
      assertEquals(1, report.duplicates().size());
      assertEquals(1, report.ignored());
      assertEquals(List.of("loose.jpg"), report.unassigned());
      assertEquals(
          List.of("2024/P-2/cut.png", "2024/P-2/empty.jpg"),
          report.unreadable().stream().map(ImportReport.Unreadable::path).toList());
      assertEquals(2, clinic.vault.rows().totals().patients());
      assertEquals(2, clinic.vault.keyholder().status().patients());
      assertEquals(3, clinic.vault.keyholder().status().photographs());

      ImportReport again = run(clinic, in, Assignments.byFolder());
      assertEquals(0, again.added());
      assertEquals(4, again.there());
      assertEquals(3, clinic.vault.rows().totals().photographs());
    }
  }

  @Test
  void goesOnWhereItWasStopped() throws Exception {
    for (int i = 0; i < 8; i++) {
      photograph("P-" + i % 3 + "/" + i + ".jpg", i);
    }
    Path in = folder.resolve("in");
    try (TestVault clinic = TestVault.in(folder.resolve("v"), TestDatabase.SQLITE)) {
      Session session = clinic.signIn(TestVault.ADMINISTRATOR);
      AtomicInteger steps = new AtomicInteger();
      WorkProgress stopping =
          new WorkProgress() {
            @Override
            public void begin(String what, long all) {
              assertEquals(8, all);
            }

            @Override
            public void advance(long done) {
              if (steps.incrementAndGet() == 3) {
                Thread.currentThread().interrupt();
              }
            }

            @Override
            public void end() {}
          };
      assertThrows(
          InterruptedException.class,
          () ->
              new FolderImport(clinic.vault, session, in, Assignments.byFolder(), 1).run(stopping));
      int before = clinic.vault.rows().totals().photographs();
      assertTrue(before >= 3 && before < 8, () -> before + " photographs before the stop");
      ImportReport report = run(clinic, in, Assignments.byFolder());
      assertEquals(8 - before, report.added());
      assertEquals(before, report.there());
      assertEquals(8, clinic.vault.rows().totals().photographs());
      assertEquals(3, clinic.vault.rows().totals().patients());
    }
  }

  @Test
  void readsWhatTheListSays() throws Exception {
    photograph("x/a.jpg", 1);
    photograph("x/b.jpg", 2);
    Path list = folder.resolve("list.csv");
    Files.writeString(
        list,
        """
        file;patient;family name;born;taken at;body site;side;view;procedure
        x/a.jpg;4711;"Meyer; the elder";1956-07-08;2024-05-31T14:05;knee;left;close up;"scar ""revision\"""
        """);
    try (TestVault clinic = TestVault.in(folder.resolve("v"), TestDatabase.SQLITE)) {
      ImportReport report = run(clinic, folder.resolve("in"), Manifest.read(list));
      assertEquals(1, report.added());
      assertEquals(List.of("x/b.jpg"), report.unassigned());
      PatientId patient =
          clinic
              .vault
              .patientByNumber(clinic.signIn(TestVault.ADMINISTRATOR), "4711")
              .orElseThrow();
      List<PhotographId> theirs = clinic.vault.rows().photographsOf(patient);
      PhotographFacts facts =
          clinic
              .vault
              .viewing()
              .facts(clinic.signIn(TestVault.DOCTOR), patient, theirs, "consultation")
              .values()
              .iterator()
              .next();
      assertEquals(Optional.of(LocalDateTime.of(2024, 5, 31, 14, 5)), facts.takenAt());
      assertEquals(Optional.of(BodySite.KNEE), facts.bodySite());
      assertEquals(Optional.of(Side.LEFT), facts.side());
      assertEquals(Optional.of(View.CLOSE_UP), facts.view());
      assertEquals("scar \"revision\"", facts.procedure());
      assertEquals("x/a.jpg", facts.sourceName());
      Assignment assignment = Manifest.read(list).of("x/a.jpg").orElseThrow();
      assertEquals("Meyer; the elder", assignment.patient().familyName());
      assertEquals(Optional.of(LocalDate.of(1956, 7, 8)), assignment.patient().born());
    }
  }

  @Test
  void saysWhatIsWrongWithAListWithoutQuotingIt() throws IOException {
    Path list = folder.resolve("list.csv");
    for (String text :
        List.of(
            "",
            "file\nx.jpg",
            "file,patient,shoe size\nx.jpg,1,44",
            "file,patient,side\nx.jpg,1,middlemost",
            "file,patient,body site\nx.jpg,1,middlemost",
            "file,patient,born\nx.jpg,1,middlemost",
            "file,patient\nx.jpg,\"middlemost",
            "file,patient\nmiddlemost,")) {
      Files.writeString(list, text);
      IOException wrong = assertThrows(IOException.class, () -> Manifest.read(list), text);
      assertTrue(!String.valueOf(wrong.getMessage()).contains("middlemost"), wrong::toString);
    }
  }
}
