package org.chaperone.trace.match;

import org.chaperone.picture.registration.Alignment;
import org.chaperone.picture.registration.Transform;

/**
 * A photograph found in a leaked picture.
 *
 * @param photograph its number in the archive
 * @param finding this photograph, or another shot of what it shows
 * @param score 0 to 1: how much of what can be compared agrees, and on how many places that rests
 * @param transform from pixels of the upright photograph to pixels of the upright leaked picture,
 *     both at full size
 * @param mirrored whether left and right are exchanged
 * @param alignment what was measured
 * @param reason the finding in words
 */
public record Match(
    int photograph,
    Finding finding,
    double score,
    Transform transform,
    boolean mirrored,
    Alignment alignment,
    String reason) {

  /** What a comparison of pixels can say. */
  public enum Finding {
    /** The leaked picture was made from this photograph. */
    COPY,
    /** The same scene at another moment; a person must look. */
    SERIES
  }
}
