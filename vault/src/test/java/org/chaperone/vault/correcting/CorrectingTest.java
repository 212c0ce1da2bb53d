package org.chaperone.vault.correcting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.session.Session;
import org.chaperone.vault.TestVault;
import org.chaperone.vault.facts.BodySite;
import org.chaperone.vault.facts.Description;
import org.chaperone.vault.facts.PhotographFacts;
import org.chaperone.vault.facts.Side;
import org.chaperone.vault.facts.View;
import org.chaperone.vault.rows.TestDatabase;
import org.chaperone.vault.viewing.NotInVaultException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Correcting facts, in both databases. */
final class CorrectingTest {

  private static Description said(String stage) {
    return new Description(
        Optional.of(LocalDateTime.of(1900, 1, 1, 0, 0)),
        Optional.of(BodySite.EAR),
        Optional.of(Side.LEFT),
        Optional.of(View.CLOSE_UP),
        "otoplasty",
        stage,
        "");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatWasSaidBeforeStaysAndOnlyTheRightPatientsIsCorrected(
      TestDatabase kind, @TempDir Path folder) throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      PatientId patient = clinic.patient("Meyer");
      PatientId other = clinic.patient("Schulz");
      PhotographId photograph = clinic.add(patient, TestVault.drawn(folder, 1));
      Session dora = clinic.signIn(TestVault.DOCTOR);
      Correcting correcting = clinic.vault.correcting();
      correcting.correct(dora, patient, photograph, said("before"), "Dora");
      correcting.correct(dora, patient, photograph, said("before"), "Dora");
      correcting.correct(dora, patient, photograph, said("after"), "Nora");
      assertThrows(
          NotInVaultException.class,
          () -> correcting.correct(dora, other, photograph, said("x"), "Dora"));
      Map<PhotographId, PhotographFacts> read =
          clinic.vault.viewing().facts(dora, patient, List.of(photograph), "");
      PhotographFacts facts = read.values().iterator().next();
      assertEquals("after", facts.stage());
      assertEquals(
          List.of("Nora", "Dora"),
          facts.corrections().stream().map(PhotographFacts.Correction::by).toList());
      assertEquals(Optional.empty(), facts.corrections().getLast().bodySite());
      for (int i = 0; i < 30; i++) {
        correcting.correct(dora, patient, photograph, said("try " + i), "Dora");
      }
      assertEquals(
          PhotographFacts.MOST_CORRECTIONS,
          clinic
              .vault
              .viewing()
              .facts(dora, patient, List.of(photograph), "")
              .values()
              .iterator()
              .next()
              .corrections()
              .size());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void twoAtATimeOverwriteNothing(TestDatabase kind, @TempDir Path folder) throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      PatientId patient = clinic.patient("Meyer");
      PhotographId photograph = clinic.add(patient, TestVault.drawn(folder, 1));
      Session dora = clinic.signIn(TestVault.DOCTOR);
      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        List<Callable<PhotographFacts>> work = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          Description said = said("try " + i);
          work.add(
              () -> clinic.vault.correcting().correct(dora, patient, photograph, said, "Dora"));
        }
        for (Future<PhotographFacts> one : threads.invokeAll(work)) {
          one.get();
        }
      }
      PhotographFacts facts =
          clinic
              .vault
              .viewing()
              .facts(dora, patient, List.of(photograph), "")
              .values()
              .iterator()
              .next();
      assertEquals(8, facts.corrections().size());
      assertEquals(
          8,
          facts.corrections().stream().map(PhotographFacts.Correction::stage).distinct().count());
    }
  }
}
