package org.chaperone.vault.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.session.Session;
import org.chaperone.vault.TestVault;
import org.chaperone.vault.WorkProgress;
import org.chaperone.vault.rows.RowTampering;
import org.chaperone.vault.rows.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The index of a vault, opened for a case. */
final class CaseIndexTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void opensWhatIsWholeAndNamesWhatIsDamaged(TestDatabase kind) throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      PatientId patient = clinic.patient("Vandersteen");
      List<PhotographId> added = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        added.add(clinic.add(patient, TestVault.drawn(folder, i)));
      }
      RowTampering.damageFingerprint(clinic.vault.database(), added.get(1), 40);
      RowTampering.damageFingerprint(clinic.vault.database(), added.get(2), 3000);
      Session pia = clinic.signIn(TestVault.PRIVACY_LEAD);
      CaseId investigation =
          ((Approval.Opened) clinic.byTwo(new Action.OpenCase("a leak", List.of(pia.account()))))
              .investigation();
      CaseIndex index = clinic.vault.under(pia, investigation).index();
      List<PhotographId> read = new ArrayList<>();
      index.read((id, entry) -> read.add(id), WorkProgress.silent());
      assertEquals(sorted(List.of(added.get(0), added.get(3))), read);
      assertEquals(sorted(List.of(added.get(1), added.get(2))), sorted(index.damaged()));
      assertThrows(
          RefusedException.class,
          () ->
              clinic
                  .vault
                  .under(pia, CaseId.random(new SecureRandom()))
                  .index()
                  .read((id, entry) -> {}, WorkProgress.silent()));
    }
  }

  private static List<PhotographId> sorted(List<PhotographId> ids) {
    return ids.stream()
        .sorted(Comparator.comparing(id -> HexFormat.of().formatHex(id.bytes())))
        .toList();
  }
}
