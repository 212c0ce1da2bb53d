package org.chaperone.desk.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a case says at this moment.
 *
 * @param asked when the ledger was asked for the present frame; none when it was not, and then
 *     nothing is excluded
 * @param everything whether nothing can be excluded, because of the level and the frame
 * @param erasedSince patients touched in that time and erased since, at most: possible, but nobody
 *     can name them
 * @param sentences the answer for people, and what it does not say
 */
public record Answer(
    Optional<Instant> asked,
    boolean everything,
    Counts patients,
    Counts photographs,
    int erasedSince,
    List<String> sentences) {

  /** Copies the list. */
  public Answer {
    sentences = List.copyOf(sentences);
  }
}
