package org.chaperone.vault.marking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.release.MarkKeys;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Session;
import org.chaperone.mark.Strength;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.vault.TestVault;
import org.chaperone.vault.rows.TestDatabase;
import org.chaperone.vault.tracing.CaseFiles;
import org.chaperone.vault.viewing.Viewed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What leaves a vault to be looked at carries the mark of its view; nothing else does. */
final class ServedMarkedTest {

  private static final PictureDecoder DECODER = PictureDecoder.standard();

  @TempDir private Path folder;
  private TestVault clinic;
  private PatientId patient;
  private PhotographId photograph;

  @BeforeEach
  void open() throws Exception {
    clinic = TestVault.in(folder.resolve("v"), TestDatabase.SQLITE);
    patient = clinic.patient("Vandersteen");
    photograph = clinic.add(patient, TestVault.drawn(folder, 3));
  }

  @AfterEach
  void close() {
    clinic.close();
  }

  private byte[] served(Rendition rendition) throws IOException {
    return assertInstanceOf(
            Viewed.Opened.class,
            clinic
                .vault
                .viewing()
                .open(
                    clinic.signIn(TestVault.DOCTOR),
                    patient,
                    List.of(photograph),
                    rendition,
                    "consultation",
                    Optional.empty()))
        .photographs()
        .getFirst()
        .jpeg();
  }

  private CaseFiles files() {
    Session pia = clinic.signIn(TestVault.PRIVACY_LEAD);
    Approval approval = clinic.byTwo(new Action.OpenCase("a leak", List.of(pia.account())));
    CaseId investigation = ((Approval.Opened) approval).investigation();
    return clinic.vault.under(pia, investigation);
  }

  private static Picture picture(byte[] jpeg) {
    return ((Decoded.Opened) DECODER.decode(jpeg)).picture();
  }

  /** Decibels. */
  private static double psnr(byte[] one, byte[] other) {
    try (Picture a = picture(one);
        Picture b = picture(other)) {
      byte[] x = a.bgr();
      byte[] y = b.bgr();
      assertEquals(x.length, y.length);
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        double d = (x[i] & 0xff) - (y[i] & 0xff);
        sum += d * d;
      }
      return 10 * Math.log10(255 * 255 / Math.max(1e-9, sum / x.length));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Rendition.class,
      names = {"DISPLAY", "THUMBNAIL"})
  void everyViewIsAnotherPictureThatLooksTheSame(Rendition rendition) throws Exception {
    byte[] first = served(rendition);
    byte[] second = served(rendition);
    byte[] base = files().unmarked(photograph, rendition);
    assertFalse(Arrays.equals(first, second));
    assertTrue(psnr(first, base) > 36, () -> "PSNR " + psnr(first, base));
    assertTrue(psnr(first, base) < 60, "there is a mark in it");
    assertTrue(psnr(first, second) < 60, "and not the same");
  }

  @Test
  void whatIsServedHoldsPixelsAlone() throws Exception {
    String text = new String(served(Rendition.DISPLAY), StandardCharsets.ISO_8859_1);
    assertFalse(text.contains("Exif") || text.contains("http"), "no metadata");
    assertFalse(text.contains("ICC_PROFILE"));
  }

  @Test
  void aCaseHasTheRenditionAsItWasBeforeAnyMark() throws Exception {
    CaseFiles files = files();
    assertArrayEquals(
        files.unmarked(photograph, Rendition.DISPLAY),
        files.unmarked(photograph, Rendition.DISPLAY));
    assertThrows(
        IllegalArgumentException.class, () -> files.unmarked(photograph, Rendition.ORIGINAL));
    assertThrows(
        IllegalArgumentException.class, () -> files.unmarked(photograph, Rendition.VERIFICATION));
  }

  @Test
  void anApprovedOriginalHasNoMark() throws Exception {
    clinic.allowExport(patient);
    Path exported =
        clinic
            .vault
            .viewing()
            .export(clinic.signIn(TestVault.DOCTOR), photograph, "referral", folder.resolve("out"));
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("drawn-3.jpg")), Files.readAllBytes(exported));
  }

  @Test
  void picturesAreServedOnlyMarked() {
    for (Rendition rendition : Rendition.values()) {
      if (!rendition.isMarked()) {
        assertThrows(IllegalArgumentException.class, () -> served(rendition), rendition.name());
      }
    }
  }

  private MarkKeys keys() {
    SecureRandom random = new SecureRandom();
    return new MarkKeys(
        photograph,
        Rendition.DISPLAY,
        SecretBytes.random(random, 32),
        SecretBytes.random(random, 32));
  }

  @Test
  void aRenditionFromBeforeThereWereMarksIsServedMarkedToo() throws Exception {
    byte[] base = files().unmarked(photograph, Rendition.DISPLAY);
    Marking marking = new Marking(Strength.STANDARD, DECODER);
    Markable old = Markable.parse(base);
    assertTrue(old.mask().isEmpty());
    try (MarkKeys keys = keys()) {
      assertTrue(psnr(marking.marked(old, keys), base) < 60);
    }
  }

  @Test
  void strongerMarksChangeMore() throws Exception {
    byte[] base = files().unmarked(photograph, Rendition.DISPLAY);
    try (MarkKeys keys = keys();
        Picture picture = picture(base)) {
      Markable markable = Marking.markable(picture, 95);
      byte[] usual = new Marking(Strength.STANDARD, DECODER).marked(markable, keys);
      byte[] strong = new Marking(Strength.STRONG, DECODER).marked(markable, keys);
      assertTrue(psnr(strong, markable.jpeg()) < psnr(usual, markable.jpeg()));
    }
  }

  @Test
  void refusesWhatIsNoRendition() {
    for (byte[] bytes :
        new byte[][] {{}, {0}, {0, 0, 0, 0}, {0, 0, 0, 9, 1}, {0x7f, -1, -1, -1, 1}, {-1, 0}}) {
      assertThrows(IllegalArgumentException.class, () -> Markable.parse(bytes));
    }
    Markable damaged = new Markable(new byte[] {1, 2, 3}, Optional.of(new byte[] {4}));
    assertArrayEquals(new byte[] {1, 2, 3}, Markable.parse(damaged.bytes()).jpeg());
    assertArrayEquals(new byte[] {4}, Markable.parse(damaged.bytes()).mask().orElseThrow());
    try (MarkKeys keys = keys()) {
      assertThrows(
          IOException.class, () -> new Marking(Strength.STANDARD, DECODER).marked(damaged, keys));
    }
  }
}
