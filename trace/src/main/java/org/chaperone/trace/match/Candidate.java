package org.chaperone.trace.match;

import org.chaperone.picture.registration.Transform;

/**
 * A photograph that a leaked picture may hold, and where.
 *
 * @param photograph its number in the archive
 * @param mirrored whether the leaked picture has to be mirrored first
 * @param guess from the frame of the leaked picture's features (mirrored first) to the frame of the
 *     photograph's
 * @param supporters points that agree with the guess, each point of the leaked picture counted once
 * @param weight the supporters' votes, rarer agreements counting more
 */
record Candidate(int photograph, boolean mirrored, Transform guess, int supporters, double weight) {

  /**
   * The same candidate, seen from another frame of the leaked picture that {@code toFrame} leads
   * from.
   */
  Candidate from(Transform toFrame) {
    return new Candidate(photograph, mirrored, guess.after(toFrame), supporters, weight);
  }
}
