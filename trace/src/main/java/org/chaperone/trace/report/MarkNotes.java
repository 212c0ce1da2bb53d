package org.chaperone.trace.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What the marks of a whole trace rest on, and how to read them.
 *
 * @param trials keys times hypotheses, over every leaked picture and photograph
 * @param bound the chance at most that any innocent view is named anywhere in this report
 * @param words what a named view means and what not, in sentences
 */
public record MarkNotes(
    @JsonProperty(required = true) long trials,
    @JsonProperty(required = true) double bound,
    @JsonProperty(required = true) List<String> words) {

  /** Copies the list. */
  public MarkNotes {
    words = List.copyOf(words);
  }
}
