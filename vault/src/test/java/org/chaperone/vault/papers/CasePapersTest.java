package org.chaperone.vault.papers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.session.Session;
import org.chaperone.vault.TestVault;
import org.chaperone.vault.rows.PaperRow;
import org.chaperone.vault.rows.TestDatabase;
import org.chaperone.vault.sealed.UnsealingException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The papers of a case: read by its members as they were written, and by nobody else. */
final class CasePapersTest {

  @TempDir private Path folder;

  private static CaseId openCase(TestVault clinic, Session member) {
    return ((Approval.Opened)
            clinic.byTwo(new Action.OpenCase("a leak", List.of(member.account()))))
        .investigation();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> all(CasePapers papers, int kind, long from) throws IOException {
    List<String> all = new ArrayList<>();
    papers.read(
        kind,
        from,
        (number, added, content) ->
            all.add(number + " " + new String(content, StandardCharsets.UTF_8)));
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void readsWhatWasWrittenInItsOrder(TestDatabase kind) throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      Session pia = clinic.signIn(TestVault.PRIVACY_LEAD);
      CaseId investigation = openCase(clinic, pia);
      try (CasePapers papers = clinic.vault.papers(pia, investigation)) {
        for (int i = 0; i < 130; i++) {
          papers.add(i % 2, bytes("paper of " + i));
        }
      }
      try (CasePapers papers = clinic.vault.papers(pia, investigation)) {
        assertEquals(65, all(papers, 0, 0).size());
        assertEquals(List.of("127 paper of 127", "129 paper of 129"), all(papers, 1, 126));
        assertArrayEquals(bytes("paper of 7"), papers.content(7));
        assertThrows(IOException.class, () -> papers.content(130));
      }
      Session dora = clinic.signIn(TestVault.DOCTOR);
      assertThrows(RefusedException.class, () -> clinic.vault.papers(dora, investigation));
    }
  }

  @ParameterizedTest
  @EnumSource
  void losesNothingWhenManyWriteAtOnce(TestDatabase kind) throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      Session pia = clinic.signIn(TestVault.PRIVACY_LEAD);
      try (CasePapers papers = clinic.vault.papers(pia, openCase(clinic, pia));
          ExecutorService pool = Executors.newFixedThreadPool(6)) {
        List<Future<Long>> numbers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
          byte[] content = bytes("x" + i);
          numbers.add(pool.submit((Callable<Long>) () -> papers.add(0, content)));
        }
        for (Future<Long> number : numbers) {
          number.get();
        }
        assertEquals(60, all(papers, 0, 0).size());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesAPaperThatStandsInAnothersPlace(TestDatabase kind) throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      Session pia = clinic.signIn(TestVault.PRIVACY_LEAD);
      CaseId investigation = openCase(clinic, pia);
      try (CasePapers papers = clinic.vault.papers(pia, investigation)) {
        papers.add(0, bytes("first"));
        PaperRow first = clinic.vault.rows().paper(investigation, 0).orElseThrow();
        assertTrue(
            clinic
                .vault
                .rows()
                .add(new PaperRow(investigation, 1, (short) 0, first.added(), first.sealed())));
        assertThrows(UnsealingException.class, () -> papers.content(1));
      }
    }
  }
}
