package org.chaperone.bench.attack;

import java.util.List;

/**
 * A leaked picture and the truth about it.
 *
 * @param file the picture as a JPEG, PNG or WebP file
 * @param parts the photographs it shows, at least one; the one that was attacked comes first
 */
public record Leaked(byte[] file, List<Part> parts) {

  /**
   * A photograph within the leaked picture.
   *
   * @param photograph its index
   * @param transform 3×3, row by row, from points of the photograph to points of the leaked
   *     picture, (0, 0) being the centre of the top left pixel
   */
  public record Part(int photograph, double[] transform) {}

  /** The photograph that was attacked, then the others in the picture. */
  public List<Integer> sources() {
    return parts.stream().map(Part::photograph).toList();
  }

  /** The transform of the photograph that was attacked. */
  public double[] transform() {
    return parts.getFirst().transform();
  }
}
