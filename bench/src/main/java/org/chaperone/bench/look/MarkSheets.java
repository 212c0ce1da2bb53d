package org.chaperone.bench.look;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.mark.Embedder;
import org.chaperone.mark.Mask;
import org.chaperone.mark.Strength;
import org.chaperone.mark.ViewKey;
import org.chaperone.picture.Picture;

/** Draws sheets of what eyes are most critical of: smooth skin, a face, flat dark and bright. */
public final class MarkSheets {

  private static final int CLINIC = 2026;
  private static final int PHOTOGRAPHS = 60;
  private static final int FLAT_WIDTH = 400;
  private static final int FLAT_HEIGHT = 300;
  private static final int DARK = 12;
  private static final int BRIGHT = 243;

  private final Path out;
  private final Strength strength;
  private final Consumer<String> say;

  /**
   * Prepares them.
   *
   * @param out a folder; made when it is not there
   * @param say is told of each sheet
   */
  public MarkSheets(Path out, Strength strength, Consumer<String> say) {
    this.out = out;
    this.strength = strength;
    this.say = say;
  }

  /** Writes the sheets as PNG files. */
  public void write() throws IOException {
    Files.createDirectories(out);
    drawn("skin", "back", .45, .45);
    drawn("face", "face", .5, .42);
    flat("dark", DARK);
    flat("bright", BRIGHT);
  }

  private void drawn(String name, String site, double across, double down) throws IOException {
    DrawnClinic clinic = new DrawnClinic(CLINIC, PHOTOGRAPHS);
    for (int i = 0; i < clinic.size(); i++) {
      if (clinic.name(i).toLowerCase(Locale.ROOT).contains(site)) {
        DrawnPhotograph photograph = clinic.photograph(i);
        try (Picture whole =
            Picture.of(photograph.width(), photograph.height(), photograph.bgr())) {
          sheet(name, whole, (int) (across * whole.width()), (int) (down * whole.height()));
        }
        return;
      }
    }
    throw new IllegalStateException("the drawn clinic has no photograph of a " + site);
  }

  private void flat(String name, int level) throws IOException {
    byte[] bgr = new byte[FLAT_WIDTH * FLAT_HEIGHT * 3];
    Arrays.fill(bgr, (byte) level);
    try (Picture picture = Picture.of(FLAT_WIDTH, FLAT_HEIGHT, bgr)) {
      sheet(name, picture, FLAT_WIDTH / 3, FLAT_HEIGHT / 3);
    }
  }

  private void sheet(String name, Picture unmarked, int x, int y) throws IOException {
    byte[] account = new byte[ViewKey.BYTES];
    byte[] view = new byte[ViewKey.BYTES];
    Arrays.fill(account, (byte) 1);
    Arrays.fill(view, (byte) 2);
    Path file = out.resolve("mark-" + name + ".png");
    try (ViewKey key = new ViewKey(account, view);
        Picture marked = Embedder.embed(unmarked, Mask.of(unmarked), key, strength);
        Picture sheet = MarkSheet.of(unmarked, marked, x, y)) {
      Files.write(file, sheet.png());
    }
    say.accept(file.toString());
  }
}
