package org.chaperone.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.chaperone.bench.attack.AttackFamily;
import org.chaperone.bench.attack.Attacker;
import org.chaperone.bench.attack.Leaked;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.picture.PictureFormat;
import org.chaperone.trace.Progress;

/** Makes the leak, and remembers what it put there. */
final class StolenMaterial {

  static final String NAME = "stolen.zip";

  private static final long SEED = 3;
  private static final String MAIL = "mail.eml";
  private static final String PHONE = "phone-backup.zip";

  /** What the thieves and their customers did, besides copying files. */
  private static final List<AttackFamily> DONE =
      List.of(
          AttackFamily.CROP_50,
          AttackFamily.CROP_50,
          AttackFamily.CROP_25,
          AttackFamily.CROP_10,
          AttackFamily.SCREENSHOT,
          AttackFamily.SCREENSHOT,
          AttackFamily.SCREENSHOT,
          AttackFamily.SCREEN_PHOTO,
          AttackFamily.SCREEN_PHOTO,
          AttackFamily.COLLAGE_2X2,
          AttackFamily.COLLAGE_3X3,
          AttackFamily.REPOST,
          AttackFamily.REPOST,
          AttackFamily.GREY,
          AttackFamily.MIRROR,
          AttackFamily.ROTATE_ANY,
          AttackFamily.RESIZE_FIFTH,
          AttackFamily.JPEG_Q20,
          AttackFamily.TEXT,
          AttackFamily.EMOJI,
          AttackFamily.EYE_BAR,
          AttackFamily.MOSAIC,
          AttackFamily.BORDER,
          AttackFamily.CHAIN,
          AttackFamily.CHAIN);

  private final DemoClinic clinic;
  private final PictureDecoder decoder;
  private final List<Integer> shuffled = new ArrayList<>();
  private final List<Making> makings = new ArrayList<>();
  private final List<Planted> planted = new ArrayList<>();

  /** A file to be made. */
  private record Making(Source source, Made made) {}

  private interface Made {
    Leak leak() throws IOException;
  }

  private record Leak(byte[] file, Truth truth) {}

  /** In which container of the leak a file lies. */
  private enum Source {
    GALLERY,
    PHONE,
    MAIL
  }

  StolenMaterial(DemoClinic clinic, PictureDecoder decoder) {
    this.clinic = clinic;
    this.decoder = decoder;
    for (int i = 0; i < clinic.size(); i++) {
      shuffled.add(i);
    }
    Collections.shuffle(shuffled, new Random(SEED));
    plan();
  }

  private void plan() {
    Attacker attacker = new Attacker(SEED, clinic.size(), this::opened);
    Attacker inMirror = new Attacker(SEED, clinic.size(), this::mirrored);
    for (int i = 0; i < 4; i++) {
      add(Source.GALLERY, this::sameFile);
    }
    for (AttackFamily family : DONE) {
      add(Source.GALLERY, index -> attacked(attacker, family, index));
    }
    add(Source.GALLERY, index -> attacked(inMirror, AttackFamily.REPOST, index));
    add(Source.PHONE, this::sameFile);
    add(Source.PHONE, index -> attacked(attacker, AttackFamily.CROP_25, index));
    add(Source.PHONE, index -> attacked(attacker, AttackFamily.SCREENSHOT, index));
    add(Source.MAIL, index -> attacked(attacker, AttackFamily.RESIZE_HALF, index));
    for (int i = 0; i < 3; i++) {
      add(
          Source.GALLERY,
          index -> new Leak(clinic.unfiled(index), new Truth.Unfiled(clinic.name(index))));
    }
    for (int i = 0; i < 5; i++) {
      int person = i;
      add(Source.GALLERY, index -> new Leak(clinic.stranger(person), new Truth.Stranger()));
    }
    Collections.shuffle(makings, new Random(SEED));
  }

  private interface FromPhotograph {
    Leak leak(int photograph) throws IOException;
  }

  /** Each file of the leak begins with another photograph. */
  private void add(Source source, FromPhotograph made) {
    int photograph = shuffled.get(makings.size());
    makings.add(new Making(source, () -> made.leak(photograph)));
  }

  private Leak sameFile(int photograph) throws IOException {
    return new Leak(clinic.file(photograph), new Truth.SameFile(clinic.name(photograph)));
  }

  private Leak attacked(Attacker attacker, AttackFamily family, int photograph) {
    Leaked leaked = attacker.attack(family, photograph);
    Set<String> names = new HashSet<>();
    leaked.sources().forEach(s -> names.add(clinic.name(s)));
    return new Leak(leaked.file(), new Truth.Copy(names));
  }

  private Picture opened(int photograph) {
    try {
      return switch (decoder.decode(clinic.file(photograph))) {
        case Decoded.Opened opened -> opened.picture();
        case Decoded.Unreadable(String reason) ->
            throw new IllegalStateException(clinic.name(photograph) + ": " + reason);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Picture mirrored(int photograph) {
    try (Picture picture = opened(photograph)) {
      return picture.mirrored();
    }
  }

  /** Makes every file and writes the zip. */
  void write(Path zip, int threads, Progress progress) throws IOException, InterruptedException {
    AtomicReferenceArray<Leak> made = new AtomicReferenceArray<>(makings.size());
    progress.begin("Making the leak", makings.size());
    InParallel.forEach(
        makings.size(), threads, i -> made.set(i, makings.get(i).made().leak()), progress);
    progress.end();
    planted.clear();
    Map<String, byte[]> outer = new LinkedHashMap<>();
    Map<String, byte[]> phone = new LinkedHashMap<>();
    for (int i = 0; i < makings.size(); i++) {
      put(makings.get(i).source(), i, made.get(i), outer, phone);
    }
    outer.put(PHONE, LeakZip.of(phone));
    outer.put("gallery/IMG_2907.jpg", broken(made.get(0).file()));
    planted.add(new Planted(NAME + "!/gallery/IMG_2907.jpg", new Truth.Broken()));
    outer.put(
        "READ ME.txt", "Pay, or there will be more tomorrow.\n".getBytes(StandardCharsets.UTF_8));
    planted.add(new Planted(NAME + "!/READ ME.txt", new Truth.Note()));
    Files.createDirectories(zip.getParent());
    Files.write(zip, LeakZip.of(outer));
  }

  private void put(
      Source source, int number, Leak leak, Map<String, byte[]> outer, Map<String, byte[]> phone) {
    String name = "IMG_%d.%s".formatted(2860 + number, ending(leak.file()));
    switch (source) {
      case GALLERY -> {
        outer.put("gallery/" + name, leak.file());
        planted.add(new Planted(NAME + "!/gallery/" + name, leak.truth()));
      }
      case PHONE -> {
        phone.put(name, leak.file());
        planted.add(new Planted(NAME + "!/" + PHONE + "!/" + name, leak.truth()));
      }
      case MAIL -> {
        outer.put(MAIL, LeakMail.of(name, leak.file()));
        planted.add(new Planted(NAME + "!/" + MAIL + "!/" + name, leak.truth()));
      }
    }
  }

  private static String ending(byte[] file) {
    return switch (PictureFormat.of(file).orElse(PictureFormat.JPEG)) {
      case PNG -> "png";
      case WEBP -> "webp";
      default -> "jpg";
    };
  }

  /** The beginning of a picture file, then nothing that belongs there. */
  private static byte[] broken(byte[] file) {
    byte[] bytes = new byte[4000];
    new Random(SEED).nextBytes(bytes);
    System.arraycopy(file, 0, bytes, 0, 24);
    return bytes;
  }

  /** What was put into the leak. */
  List<Planted> planted() {
    return List.copyOf(planted);
  }
}
