package org.chaperone.trace.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.chaperone.picture.Picture;
import org.chaperone.trace.report.TraceReport.ArchiveSummary;
import org.chaperone.trace.report.TraceReport.Item;
import org.chaperone.trace.report.TraceReport.Match;
import org.chaperone.trace.report.TraceReport.UnreadablePhotograph;
import org.chaperone.trace.report.TraceReport.Verdict;

/** A leak under test: what a trace would report of it, and its pictures. */
final class Case implements Previews {

  static final int WIDTH = 960;
  static final int HEIGHT = 720;

  private final List<Item> items = new ArrayList<>();
  private final Map<String, Preview> leaked = new HashMap<>();
  private final Map<String, Preview> photographs = new HashMap<>();
  private final Map<Integer, Picture> drawn = new HashMap<>();
  private final PreviewBudget budget;
  private final IntFunction<Picture> photographer;

  /** A leak of an archive whose photographs are drawn from their number. */
  Case(PreviewBudget budget, IntFunction<Picture> photographer) {
    this.budget = budget;
    this.photographer = photographer;
  }

  /** Every verdict and most of what is done to pictures before they are posted. */
  static Case usual() {
    return Usual.LEAK;
  }

  /** Drawn once for all tests. */
  private static final class Usual {
    static final Case LEAK = drawUsual();
  }

  private static Case drawUsual() {
    var leak =
        new Case(PreviewBudget.forPictures(80), number -> DrawnSkin.picture(WIDTH, HEIGHT, number));
    Warp whole = Warp.NONE;
    leak.add("dump/IMG_2041.jpg", Verdict.EXACT, WIDTH, HEIGHT, leak.part(0, whole));
    leak.add("dump/IMG_2042.jpg", Verdict.EXACT, WIDTH, HEIGHT, leak.part(1, whole));
    leak.add(
        "dump/forum/crop-25.jpg", Verdict.COPY, 480, 360, leak.part(2, whole.moved(-260, -170)));
    leak.add(
        "dump/forum/turned.jpg",
        Verdict.COPY,
        900,
        700,
        leak.part(3, whole.rotated(12, 480, 360).scaled(0.9)));
    leak.add(
        "dump/forum/mirror small.png",
        Verdict.COPY,
        480,
        360,
        leak.part(4, whole.mirrored(WIDTH).scaled(0.5)));
    leak.add(
        "dump/posts.zip!/screen/photo of a screen.jpg",
        Verdict.COPY,
        1000,
        800,
        leak.part(
            5, whole.scaled(0.8).tilted(0.0003, 0.00012).rotated(-4, 400, 300).moved(90, 110)));
    leak.addCollage("dump/posts.zip!/collage-4.jpg", 2, 6);
    leak.addCollage("dump/posts.zip!/deep/er/collage-9.webp", 3, 10);
    leak.add(
        "dump/posts.zip!/stretched.webp",
        Verdict.COPY,
        1000,
        500,
        leak.part(2, whole.scaled(1000.0 / WIDTH, 500.0 / HEIGHT)));
    for (int i = 0; i < 3; i++) {
      leak.add(
          "dump/clinic-2019/DSC_0%d.JPG".formatted(112 + i),
          Verdict.SERIES,
          WIDTH,
          HEIGHT,
          leak.part(12 + i, whole.moved(9, -6 - i)));
    }
    for (int i = 0; i < 14; i++) {
      leak.addStranger("dump/other/holiday (%d).jpg".formatted(i + 1), i);
    }
    leak.addUnreadable("dump/broken.jpg", "The file ends in the middle of its data.");
    leak.addUnreadable(
        "dump/posts.zip!/bomb.png", "The picture claims more pixels than are allowed.");
    return leak;
  }

  TraceReport report() {
    return TraceReport.of(
        new ArchiveSummary(
            "clinic/photographs",
            320,
            List.of(
                new UnreadablePhotograph("2017/scan-003.tif", "the picture's data is damaged"))),
        items,
        12);
  }

  static String photograph(int number) {
    return "20%02d/patient-%03d/view-%d.jpg"
        .formatted(15 + number % 9, 100 + number * 7, number % 4 + 1);
  }

  /** A photograph, where it is in the leaked picture. */
  record Part(int photograph, Warp warp) {}

  Part part(int photograph, Warp warp) {
    return new Part(photograph, warp);
  }

  void add(String path, Verdict verdict, int width, int height, Part... parts) {
    add(path, verdict, width, height, picture -> picture, parts);
  }

  /** Adds a picture with photographs in it that is changed before it leaks. */
  void add(
      String path,
      Verdict verdict,
      int width,
      int height,
      UnaryOperator<Picture> change,
      Part... parts) {
    Picture picture = Picture.of(width, height, white(width, height));
    List<Match> matches = new ArrayList<>();
    for (Part part : parts) {
      picture = over(picture, part);
      matches.add(match(verdict, part, matches.size()));
    }
    show(path, change.apply(picture));
    String reason =
        switch (verdict) {
          case EXACT -> "The same bytes as " + matches.getFirst().photograph() + ".";
          case COPY ->
              parts.length == 1
                  ? "It shows " + matches.getFirst().photograph() + "."
                  : "It shows %d photographs.".formatted(parts.length);
          case SERIES -> "The subject moved between the two, as it does between shots.";
          case NONE, UNREADABLE -> "";
        };
    items.add(new Item(path, sha256(path), verdict, matches, reason));
  }

  void add(Item item, Picture picture) {
    leaked.put(item.path(), Preview.of(picture, picture.width(), picture.height(), budget));
    items.add(item);
  }

  private Match match(Verdict verdict, Part part, int place) {
    photographs.computeIfAbsent(
        photograph(part.photograph()),
        path -> Preview.of(drawn(part.photograph()), WIDTH, HEIGHT, budget));
    double[] m = part.warp().matrix();
    boolean exact = verdict == Verdict.EXACT;
    return new Match(
        photograph(part.photograph()),
        verdict,
        exact ? 1 : Math.max(0.4, 0.97 - 0.043 * place - part.photograph() * 0.011),
        exact ? 0 : 241 - 17 * place,
        part.warp().region(WIDTH, HEIGHT),
        part.warp().numbers(),
        m[0] * m[4] - m[1] * m[3] < 0,
        exact
            ? "Both files have the same SHA-256."
            : "Points and surface agree over the whole region.");
  }

  private void addCollage(String path, int side, int first) {
    int cell = 1080 / side;
    List<Part> parts = new ArrayList<>();
    double scale = (cell - 12) / (double) WIDTH;
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        Warp warp =
            Warp.NONE.scaled(scale).moved(6 + column * cell, 6 + row * (HEIGHT * scale + 12));
        parts.add(part(first + parts.size(), warp));
      }
    }
    int height = (int) Math.ceil(side * ((cell - 12) * HEIGHT / (double) WIDTH + 12));
    add(path, Verdict.COPY, 1080, height, parts.toArray(Part[]::new));
  }

  private void addStranger(String path, int seed) {
    show(path, DrawnSkin.picture(640, seed % 3 == 0 ? 640 : 426, 900 + seed).blurred(1 + seed % 5));
    items.add(
        new Item(
            path,
            sha256(path),
            Verdict.NONE,
            List.of(),
            "None of 40 candidates agreed in geometry and surface."));
  }

  private void addUnreadable(String path, String reason) {
    items.add(new Item(path, sha256(path), Verdict.UNREADABLE, List.of(), reason));
  }

  Picture drawn(int photograph) {
    return drawn.computeIfAbsent(photograph, photographer::apply);
  }

  private void show(String path, Picture picture) {
    leaked.put(path, Preview.of(picture, picture.width(), picture.height(), budget));
  }

  private Picture over(Picture ground, Part part) {
    double[] matrix = part.warp().matrix();
    int width = ground.width();
    int height = ground.height();
    byte[] bgr = ground.bgr();
    byte[] laid = drawn(part.photograph()).warped(matrix, width, height, 0).bgr();
    byte[] mask =
        Picture.of(WIDTH, HEIGHT, white(WIDTH, HEIGHT)).warped(matrix, width, height, 0).bgr();
    for (int i = 0; i < bgr.length; i++) {
      bgr[i] = mask[i] == (byte) 255 ? laid[i] : bgr[i];
    }
    return Picture.of(width, height, bgr);
  }

  private static byte[] white(int width, int height) {
    byte[] white = new byte[width * height * 3];
    Arrays.fill(white, (byte) 255);
    return white;
  }

  static String sha256(String path) {
    return String.format(Locale.ROOT, "%08x", path.hashCode()).repeat(8);
  }

  @Override
  public Optional<Preview> leaked(Item item) {
    return Optional.ofNullable(leaked.get(item.path()));
  }

  @Override
  public Optional<Preview> photograph(String photograph) {
    return Optional.ofNullable(photographs.get(photograph));
  }
}
