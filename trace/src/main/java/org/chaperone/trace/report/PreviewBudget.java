package org.chaperone.trace.report;

/**
 * How large each preview may be, so that the page stays near 64 MB however many pictures it shows.
 *
 * @param side the longest side in pixels
 * @param quality of WebP, 1 to 100
 * @param bytes the most that one encoded preview may have
 */
public record PreviewBudget(int side, int quality, int bytes) {

  /** What all previews of one page may have together, encoded; base64 adds a third to it. */
  static final long PAGE_BYTES = 42_000_000;

  static final int LARGEST_SIDE = 640;
  static final int SMALLEST_SIDE = 48;

  /** Pictures at 640 px need no more even where they are all texture. */
  private static final int MOST_BYTES = 160_000;

  /** Bytes a pixel that WebP takes for a photograph of this size, a little above the average. */
  private static final double BYTES_A_PIXEL = 0.15;

  private static final double PIXELS_A_SIDE_SQUARED = 0.75;

  public PreviewBudget {
    if (side < 1 || quality < 1 || quality > 100 || bytes < 1) {
      throw new IllegalArgumentException("a preview needs a side, a quality and bytes");
    }
  }

  /**
   * The budget of one preview.
   *
   * @param pictures how many previews the page holds: leaked pictures and distinct photographs
   */
  public static PreviewBudget forPictures(int pictures) {
    double bytes = (double) PAGE_BYTES / Math.max(1, pictures);
    double side = Math.sqrt(bytes / BYTES_A_PIXEL / PIXELS_A_SIDE_SQUARED);
    int bounded = (int) Math.clamp(side, SMALLEST_SIDE, LARGEST_SIDE);
    int quality = bounded >= 480 ? 82 : bounded >= 240 ? 76 : 70;
    return new PreviewBudget(bounded, quality, (int) Math.clamp(bytes, 400, MOST_BYTES));
  }

  /** The budget of the previews that this report needs. */
  public static PreviewBudget forReport(TraceReport report) {
    return forPictures(PagePictures.of(report).size());
  }
}
