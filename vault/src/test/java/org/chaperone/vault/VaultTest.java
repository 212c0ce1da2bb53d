package org.chaperone.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Session;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.vault.adding.AddOutcome;
import org.chaperone.vault.facts.BodySite;
import org.chaperone.vault.facts.Description;
import org.chaperone.vault.facts.PhotographFacts;
import org.chaperone.vault.facts.Side;
import org.chaperone.vault.facts.View;
import org.chaperone.vault.renditions.Renditions;
import org.chaperone.vault.rows.TestDatabase;
import org.chaperone.vault.storage.Storage;
import org.chaperone.vault.viewing.NotInVaultException;
import org.chaperone.vault.viewing.Viewed;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class VaultTest {

  private static final Description LEFT_KNEE =
      new Description(
          Optional.of(LocalDateTime.of(2024, 5, 31, 14, 5)),
          Optional.of(BodySite.KNEE),
          Optional.of(Side.LEFT),
          Optional.of(View.FRONT),
          "scar revision",
          "before",
          "care only");

  @TempDir private Path folder = Path.of("");

  private static Viewed view(
      TestVault clinic, Session session, PatientId patient, PhotographId id, Rendition rendition)
      throws IOException {
    return clinic
        .vault
        .viewing()
        .open(session, patient, List.of(id), rendition, "consultation", Optional.empty());
  }

  @ParameterizedTest
  @EnumSource
  void showsWhatWasAdded(TestDatabase kind) throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      PatientId patient = clinic.patient("Vandersteen");
      PhotographId id = clinic.add(patient, TestVault.drawn(folder, 3));
      Session doctor = clinic.signIn(TestVault.DOCTOR);
      var opened =
          assertInstanceOf(
              Viewed.Opened.class, view(clinic, doctor, patient, id, Rendition.DISPLAY));
      byte[] jpeg = opened.photographs().getFirst().jpeg();
      try (Picture picture = decoded(jpeg)) {
        assertTrue((long) picture.width() * picture.height() <= Renditions.DISPLAY_PIXELS);
      }
      var tile =
          assertInstanceOf(
              Viewed.Opened.class, view(clinic, doctor, patient, id, Rendition.THUMBNAIL));
      try (Picture picture = decoded(tile.photographs().getFirst().jpeg())) {
        assertEquals(Renditions.THUMBNAIL_SIDE, Math.max(picture.width(), picture.height()));
      }
    }
  }

  private static Picture decoded(byte[] jpeg) {
    return ((Decoded.Opened) PictureDecoder.standard().decode(jpeg)).picture();
  }

  @ParameterizedTest
  @EnumSource
  void exportsAnOriginalBitByBitUnderANeutralNameWithTwoPeoplesApprovalAlone(TestDatabase kind)
      throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      PatientId patient = clinic.patient("Vandersteen");
      Path file = TestVault.drawn(folder, 3);
      PhotographId id = clinic.add(patient, file);
      Session doctor = clinic.signIn(TestVault.DOCTOR);
      Path out = folder.resolve("out");
      RefusedException refused =
          assertThrows(
              RefusedException.class,
              () -> clinic.vault.viewing().export(doctor, id, "referral", out));
      assertEquals(Refusal.NO_EXPORT_APPROVAL, refused.refused().why());
      clinic.allowExport(patient);
      Path exported = clinic.vault.viewing().export(doctor, id, "referral", out);
      assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(exported));
      assertTrue(
          exported.getFileName().toString().matches("photograph-[0-9a-f]{12}\\.jpg"),
          exported::toString);
      try (var left = Files.list(out)) {
        assertEquals(1, left.count());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsFacts(TestDatabase kind) throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      PatientId patient = clinic.patient("Vandersteen");
      Path file = TestVault.drawn(folder, 3);
      Session nurse = clinic.signIn(TestVault.ADMINISTRATOR);
      PhotographId id =
          ((AddOutcome.Added)
                  clinic.vault.add(nurse, patient, file, "Vandersteen knee.JPG", LEFT_KNEE))
              .photograph();
      Session doctor = clinic.signIn(TestVault.DOCTOR);
      PhotographFacts facts =
          Objects.requireNonNull(
              clinic.vault.viewing().facts(doctor, patient, List.of(id), "consultation").get(id));
      assertEquals(LEFT_KNEE.takenAt(), facts.takenAt());
      assertEquals(Optional.of(BodySite.KNEE), facts.bodySite());
      assertEquals("72696002", facts.bodySite().orElseThrow().code());
      assertEquals(Optional.of(Side.LEFT), facts.side());
      assertEquals(Optional.of(View.FRONT), facts.view());
      assertEquals("scar revision", facts.procedure());
      assertEquals("Vandersteen knee.JPG", facts.sourceName());
      assertEquals(Files.size(file), facts.original().bytes());
      assertEquals(
          HexFormat.of().formatHex(Storage.sha256().digest(Files.readAllBytes(file))),
          facts.original().sha256());
      var known = clinic.vault.viewing().patient(doctor, patient, "consultation");
      assertEquals("is afraid of needles", known.facts().note());
    }
  }

  @ParameterizedTest
  @EnumSource
  void addsAFileAndAPatientOnce(TestDatabase kind) throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      PatientId patient = clinic.patient("Vandersteen");
      assertEquals(patient, clinic.patient("Vandersteen"));
      Path file = TestVault.drawn(folder, 3);
      PhotographId id = clinic.add(patient, file);
      PatientId other = clinic.patient("Other");
      assertEquals(
          new AddOutcome.AlreadyThere(id),
          clinic.vault.add(
              clinic.signIn(TestVault.ADMINISTRATOR), other, file, "x", Description.NONE));
      Path text = folder.resolve("x.jpg");
      Files.writeString(text, "no picture");
      assertInstanceOf(
          AddOutcome.Unreadable.class,
          clinic.vault.add(
              clinic.signIn(TestVault.ADMINISTRATOR), other, text, "x", Description.NONE));
      assertEquals(1, clinic.vault.rows().totals().photographs());
      assertEquals(1, clinic.vault.keyholder().status().photographs());
    }
  }

  @ParameterizedTest
  @EnumSource
  void releasesNothingForAPhotographOfAnotherPatient(TestDatabase kind) throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      PatientId patient = clinic.patient("Vandersteen");
      PatientId other = clinic.patient("Other");
      PhotographId id = clinic.add(patient, TestVault.drawn(folder, 3));
      Session doctor = clinic.signIn(TestVault.DOCTOR);
      long before = clinic.vault.keyholder().status().ledgerSize();
      assertThrows(
          NotInVaultException.class, () -> view(clinic, doctor, other, id, Rendition.DISPLAY));
      assertEquals(before, clinic.vault.keyholder().status().ledgerSize());
    }
  }

  @ParameterizedTest
  @EnumSource
  void knowsWhoCaredForWhomAndWhen(TestDatabase kind) throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      PatientId patient = clinic.patient("Vandersteen");
      PatientId other = clinic.patient("Other");
      Session session = clinic.signIn(TestVault.ADMINISTRATOR);
      long before = System.currentTimeMillis() - 1;
      clinic.vault.beginCare(session, clinic.doctor, patient);
      long during = System.currentTimeMillis();
      Thread.sleep(5);
      clinic.vault.endCare(session, clinic.doctor, patient);
      long after = System.currentTimeMillis() + 1;
      assertFalse(clinic.vault.isInCare(session, clinic.doctor, patient, before));
      assertTrue(clinic.vault.isInCare(session, clinic.doctor, patient, during));
      assertFalse(clinic.vault.isInCare(session, clinic.doctor, patient, after));
      assertFalse(clinic.vault.isInCare(session, clinic.doctor, other, during));
    }
  }

  @ParameterizedTest
  @EnumSource
  void listsWhomAnAccountCaresForAndNobodyElses(TestDatabase kind) throws Exception {
    try (TestVault clinic = TestVault.in(folder.resolve("v"), kind)) {
      Session session = clinic.signIn(TestVault.ADMINISTRATOR);
      assertEquals(List.of(), clinic.vault.inCareOf(session, clinic.doctor, 10));
      List<PatientId> theirs = new ArrayList<>();
      for (String name : List.of("First", "Second", "Over")) {
        theirs.addFirst(clinic.patient(name));
        clinic.vault.beginCare(session, clinic.doctor, theirs.getFirst());
        // Care that began in the same millisecond has no order.
        Thread.sleep(2);
      }
      clinic.vault.beginCare(session, session.account(), clinic.patient("Another's"));
      clinic.vault.endCare(session, clinic.doctor, theirs.removeFirst());
      assertEquals(theirs, clinic.vault.inCareOf(session, clinic.doctor, 10));
      assertEquals(theirs.subList(0, 1), clinic.vault.inCareOf(session, clinic.doctor, 1));
    }
  }
}
