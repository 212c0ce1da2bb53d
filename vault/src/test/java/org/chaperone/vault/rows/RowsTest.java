package org.chaperone.vault.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.vault.blob.BlobId;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RowsTest {

  private final SecureRandom random = new SecureRandom();

  @TempDir private Path folder = Path.of("");

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private PatientRow patient() {
    return new PatientRow(PatientId.random(random), 5, Optional.of(bytes(32)), bytes(100));
  }

  private PhotographRow photograph(PatientId patient) {
    PhotographId id = PhotographId.random(random);
    return new PhotographRow(
        id,
        patient,
        7,
        bytes(32),
        bytes(1000),
        bytes(9000),
        List.of(rendition(id, Rendition.ORIGINAL), rendition(id, Rendition.THUMBNAIL)));
  }

  private RenditionRow rendition(PhotographId id, Rendition rendition) {
    return new RenditionRow(id, rendition, BlobId.random(random), 1L << 33, bytes(32), bytes(32));
  }

  @ParameterizedTest
  @EnumSource
  void keepsPatientsAndPhotographs(TestDatabase kind) {
    try (Database database = kind.open(folder)) {
      Rows rows = new Rows(database);
      PatientRow patient = patient();
      assertTrue(rows.add(patient));
      PhotographRow photograph = photograph(patient.id());
      assertTrue(rows.add(photograph));
      PatientRow read = rows.patient(patient.id()).orElseThrow();
      assertArrayEquals(patient.record(), read.record());
      assertEquals(
          Optional.of(patient.id()), rows.patientByNumber(patient.numberTag().orElseThrow()));
      PhotographRow again = rows.photograph(photograph.id()).orElseThrow();
      assertEquals(patient.id(), again.patient());
      assertArrayEquals(photograph.record(), again.record());
      assertArrayEquals(photograph.fingerprint(), again.fingerprint());
      assertEquals(2, again.renditions().size());
      RenditionRow original = rows.rendition(photograph.id(), Rendition.ORIGINAL).orElseThrow();
      assertEquals(photograph.renditions().getFirst().blob(), original.blob());
      assertEquals(1L << 33, original.size());
      assertEquals(Optional.of(photograph.id()), rows.photographByContent(photograph.contentTag()));
      assertEquals(List.of(photograph.id()), rows.photographsOf(patient.id()));
      assertEquals(new Rows.Totals(1, 1, 2L << 33), rows.totals());
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesTheSameNumberAndTheSameContentTwice(TestDatabase kind) {
    try (Database database = kind.open(folder)) {
      Rows rows = new Rows(database);
      PatientRow patient = patient();
      rows.add(patient);
      assertFalse(
          rows.add(new PatientRow(PatientId.random(random), 6, patient.numberTag(), bytes(10))));
      assertTrue(
          rows.add(new PatientRow(PatientId.random(random), 6, Optional.empty(), bytes(10))));
      assertTrue(
          rows.add(new PatientRow(PatientId.random(random), 6, Optional.empty(), bytes(10))));
      PhotographRow photograph = photograph(patient.id());
      rows.add(photograph);
      PhotographRow other = photograph(patient.id());
      assertFalse(
          rows.add(
              new PhotographRow(
                  other.id(),
                  other.patient(),
                  8,
                  photograph.contentTag(),
                  other.record(),
                  other.fingerprint(),
                  other.renditions())));
      assertEquals(Optional.empty(), rows.rendition(other.id(), Rendition.ORIGINAL));
      assertEquals(1, rows.totals().photographs());
    }
  }

  @ParameterizedTest
  @EnumSource
  void removesAPatientWithEverything(TestDatabase kind) {
    try (Database database = kind.open(folder)) {
      Rows rows = new Rows(database);
      PatientRow gone = patient();
      PatientRow stays = patient();
      rows.add(gone);
      rows.add(stays);
      PhotographRow photograph = photograph(gone.id());
      rows.add(photograph);
      PhotographRow kept = photograph(stays.id());
      rows.add(kept);
      rows.add(new ConsentRow(Id128.random(random), gone.id(), 1, bytes(10)));
      assertEquals(
          Set.of(photograph.renditions().get(0).blob(), photograph.renditions().get(1).blob()),
          new HashSet<>(rows.remove(gone.id())));
      assertEquals(Optional.empty(), rows.photograph(photograph.id()));
      assertEquals(List.of(), rows.consents(gone.id()));
      assertEquals(List.of(stays.id()), rows.patients());
      List<RenditionRow> left = new ArrayList<>();
      rows.forEachRendition(left::add);
      assertEquals(2, left.size());
      assertTrue(rows.refersTo(kept.renditions().getFirst().blob()));
      assertFalse(rows.refersTo(photograph.renditions().getFirst().blob()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsConsentInOrder(TestDatabase kind) {
    try (Database database = kind.open(folder)) {
      Rows rows = new Rows(database);
      PatientRow patient = patient();
      rows.add(patient);
      for (int i = 3; i > 0; i--) {
        rows.add(new ConsentRow(Id128.random(random), patient.id(), i, new byte[] {(byte) i}));
      }
      assertEquals(
          List.of(1L, 2L, 3L),
          rows.consents(patient.id()).stream().map(ConsentRow::added).toList());
    }
  }
}
