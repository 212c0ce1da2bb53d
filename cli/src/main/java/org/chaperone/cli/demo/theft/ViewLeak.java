package org.chaperone.cli.demo.theft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chaperone.bench.attack.AttackFamily;
import org.chaperone.bench.attack.Attacker;
import org.chaperone.desk.tracing.VaultSource;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Session;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.trace.Progress;
import org.chaperone.trace.Trace;
import org.chaperone.trace.report.TraceReport;
import org.chaperone.vault.viewing.Viewed;

/**
 * Four doctors look at the same patient; what was served to one of them leaks, and an average of
 * what three of them got.
 */
final class ViewLeak {

  /** Whose view leaks. */
  static final String LEAKER = SealedClinic.COLLEAGUES.getFirst();

  /** Who looked at the same photographs and has nothing to do with it. */
  static final String INNOCENT = SealedClinic.COLLEAGUES.getLast();

  private static final long SEED = 7;
  private static final int QUALITY = 75;

  /** What was done to the leaker's view, and what that is called. */
  private static final Map<AttackFamily, String> DONE =
      Map.of(
          AttackFamily.CROP_25, "a quarter cut out",
          AttackFamily.JPEG_Q20, "compressed to quality 20",
          AttackFamily.SCREENSHOT, "a screenshot");

  private static final PictureDecoder DECODER = PictureDecoder.standard();

  /**
   * A leaked file.
   *
   * @param what it is, in words
   * @param accounts whose views it holds
   */
  record Leaked(String name, String what, byte[] file, Set<String> accounts) {}

  private final List<Leaked> files;
  private final long ledgerIndex;

  private ViewLeak(List<Leaked> files, long ledgerIndex) {
    this.files = files;
    this.ledgerIndex = ledgerIndex;
  }

  /**
   * Lets them look, and leaks.
   *
   * @param patient whom they look at: how many from the end of the vault's list
   */
  static ViewLeak of(SealedClinic clinic, int patient) throws IOException {
    PatientId id = clinic.vault().rows().patients().reversed().get(patient);
    PhotographId photograph = clinic.vault().rows().photographsOf(id).getFirst();
    Map<String, Viewed.Opened> views = new LinkedHashMap<>();
    for (String name : SealedClinic.COLLEAGUES) {
      views.put(name, look(clinic, name, id, photograph));
    }
    List<String> three = SealedClinic.COLLEAGUES.subList(0, 3);
    List<Leaked> files = new java.util.ArrayList<>();
    Viewed.Opened leakers = Objects.requireNonNull(views.get(LEAKER));
    Attacker attacker = new Attacker(SEED, 1, index -> opened(jpeg(leakers)));
    for (AttackFamily family : DONE.keySet().stream().sorted().toList()) {
      String name = family.name().toLowerCase(java.util.Locale.ROOT) + ".img";
      String what = Objects.requireNonNull(DONE.get(family));
      files.add(new Leaked(name, what, attacker.attack(family, 0).file(), Set.of(LEAKER)));
    }
    List<byte[]> copies =
        three.stream().map(name -> jpeg(Objects.requireNonNull(views.get(name)))).toList();
    files.add(
        new Leaked(
            "average.jpg", "three doctors' copies averaged", averaged(copies), Set.copyOf(three)));
    return new ViewLeak(files, leakers.ledgerIndex());
  }

  private static Viewed.Opened look(
      SealedClinic clinic, String name, PatientId patient, PhotographId photograph)
      throws IOException {
    return clinic
        .vault()
        .viewing()
        .open(
            clinic.signIn(name),
            patient,
            List.of(photograph),
            Rendition.DISPLAY,
            "consultation",
            Optional.empty())
        .opened();
  }

  private static byte[] jpeg(Viewed.Opened view) {
    return view.photographs().getFirst().jpeg();
  }

  private static Picture opened(byte[] file) {
    return switch (DECODER.decode(file)) {
      case Decoded.Opened opened -> opened.picture();
      case Decoded.Unreadable(String reason) -> throw new IllegalStateException(reason);
    };
  }

  /** What people get who lay their copies over each other, so that every mark is weaker. */
  private static byte[] averaged(List<byte[]> files) {
    int width = 0;
    int height = 0;
    int[] sum = new int[0];
    for (byte[] file : files) {
      try (Picture one = opened(file)) {
        width = one.width();
        height = one.height();
        byte[] bgr = one.bgr();
        sum = sum.length == 0 ? new int[bgr.length] : sum;
        for (int i = 0; i < sum.length; i++) {
          sum[i] += bgr[i] & 0xff;
        }
      }
    }
    byte[] mean = new byte[sum.length];
    for (int i = 0; i < sum.length; i++) {
      mean[i] = (byte) Math.round((double) sum[i] / files.size());
    }
    try (Picture picture = Picture.of(width, height, mean)) {
      return picture.jpeg(QUALITY);
    }
  }

  /** Writes the leaked files. */
  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Leaked one : files) {
      Files.write(folder.resolve(one.name()), one.file());
    }
    return folder;
  }

  /** Traces the leak under a case that two people open, and close again. */
  TraceReport trace(SealedClinic clinic, Path leaked, Path report, int threads, Progress progress)
      throws IOException, InterruptedException {
    Session pia = clinic.signIn(SealedClinic.PRIVACY_LEAD);
    CaseId id =
        ((Approval.Opened)
                byTwo(clinic, new Action.OpenCase("views that leaked", List.of(pia.account()))))
            .investigation();
    try {
      VaultSource source =
          new VaultSource("the vault of the demo", clinic.vault().under(pia, id), progress);
      return new Trace(source, List.of(leaked), report, threads, DECODER, progress).run();
    } finally {
      byTwo(clinic, new Action.CloseCase(id));
    }
  }

  private static Approval byTwo(SealedClinic clinic, Action action) {
    var asked = clinic.keyholder().ask(clinic.signIn(SealedClinic.ADMINISTRATOR), action);
    return clinic.keyholder().approve(clinic.signIn(SealedClinic.PRIVACY_LEAD), asked.id());
  }

  /** What leaked. */
  List<Leaked> files() {
    return List.copyOf(files);
  }

  /** The entry of the ledger by which the leaker got the photograph. */
  long ledgerIndex() {
    return ledgerIndex;
  }
}
