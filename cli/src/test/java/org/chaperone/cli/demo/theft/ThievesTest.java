package org.chaperone.cli.demo.theft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.chaperone.cli.demo.theft.KnownThings.Kind;
import org.chaperone.cli.demo.theft.KnownThings.Thing;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.keyholder.exposure.ExposedPatient;
import org.chaperone.keyholder.exposure.ExposedPhotograph;
import org.chaperone.keyholder.exposure.Exposure;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.status.Level;
import org.chaperone.picture.Picture;
import org.chaperone.vault.sealed.SealedFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that finds nothing proves something only when it finds what is there. */
final class ThievesTest {

  @TempDir private Path folder;

  private final SecureRandom random = new SecureRandom();

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] joined(byte[]... parts) {
    var out = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  @Test
  void theSearchFindsWhateverLiesAboutInAFile() throws Exception {
    KnownThings things = new KnownThings();
    Thing piece = new Thing(Kind.PHOTOGRAPH, "a");
    Thing name = new Thing(Kind.NAME, "Falkenbrink");
    Thing fileName = new Thing(Kind.FILE_NAME, "2019/left-knee.jpg");
    things.add(piece, noise(24));
    things.addWord(name, "Falkenbrink");
    things.addWord(fileName, "2019/left-knee.jpg");
    Files.write(folder.resolve("x"), joined(noise(5001), noise(24), noise(77)));
    Files.write(
        folder.resolve("y"), joined(noise(33), "FALKENBRINK".getBytes(StandardCharsets.UTF_16LE)));
    Files.createDirectories(folder.resolve("2019"));
    Files.write(folder.resolve("2019/left-knee.jpg"), noise(10));
    Looked looked = Looked.at(List.of(folder), things);
    assertEquals(Set.of(piece, name, fileName), looked.known());
    assertEquals(3, looked.files());
    Set<Thing> found = new HashSet<>();
    things.find(noise(100_000), found);
    assertEquals(Set.of(), found);
  }

  @Test
  void aPictureIsCarvedOutOfOtherBytes() {
    DrawnPhotograph drawn = new DrawnClinic(1, 2).photograph(0);
    byte[] jpeg;
    try (Picture picture = Picture.of(drawn.width(), drawn.height(), drawn.bgr())) {
      jpeg = picture.jpeg(80);
    }
    assertEquals(1, new Carving().pictures(joined(noise(3000), jpeg, noise(3000))));
    assertEquals(0, new Carving().pictures(noise(300_000)));
  }

  @Test
  void aKeyThatWasLeftLyingAboutOpens() throws Exception {
    byte[] key = noise(SealedFormat.KEY_BYTES);
    byte[] context = noise(40);
    byte[] sealed = SealedFormat.seal(key, context, noise(500), random);
    Files.write(folder.resolve("x"), noise(1000));
    assertEquals(0, GuessedKeys.in(folder, sealed, context).opened());
    Files.write(folder.resolve("y"), joined(noise(1001), key, noise(999)));
    assertEquals(1, GuessedKeys.in(folder, sealed, context).opened());
  }

  private PhotographId photograph() {
    return new PhotographId(Id128.random(random));
  }

  private static Exposure naming(PatientId patient, PhotographId... photographs) {
    List<ExposedPhotograph> exposed =
        java.util.Arrays.stream(photographs)
            .map(id -> new ExposedPhotograph(id, Set.of(Rendition.DISPLAY), false))
            .toList();
    return new Exposure(
        false,
        Level.ONE,
        Instant.EPOCH,
        Instant.EPOCH,
        0,
        1,
        List.of(new ExposedPatient(patient, false, exposed, List.of(0L))),
        List.of(),
        0,
        0,
        0,
        List.of());
  }

  @Test
  void theJudgeNoticesWhatAnAnswerMissesAndWhatItMakesUp() {
    PatientId patient = new PatientId(Id128.random(random));
    PatientId other = new PatientId(Id128.random(random));
    PhotographId taken = photograph();
    PhotographId missed = photograph();
    PhotographId own = photograph();
    PhotographId madeUp = photograph();
    AccountThief.Loot loot =
        new AccountThief.Loot(
            Set.of(taken, missed), Set.of(patient), Set.of(patient, other), List.of());
    Held held = Held.against(naming(patient, taken, own, madeUp), loot, Set.of(own));
    assertEquals(new Held(3, 2, 1, 1, 1, 1), held);
    assertEquals(.5, held.recall());
    assertTrue(
        TheftStory.answer(Instant.EPOCH, naming(patient, taken), held).stream()
            .anyMatch(line -> line.contains("recall 0.500")));
  }
}
