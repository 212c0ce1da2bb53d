package org.chaperone.trace.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What stands behind the views that a match names, or behind its naming none.
 *
 * @param views on record of this photograph
 * @param accounts that had them
 * @param keysTried keys that the leaked picture was compared with
 * @param hypotheses ways of laying it over the photograph that each key was tried with
 * @param threshold the z from which on a key is named
 * @param strongest the highest z that was seen, named or not; 0 when nothing was compared
 * @param sentence what came of it, in words
 */
public record MarkEvidence(
    @JsonProperty(required = true) int views,
    @JsonProperty(required = true) int accounts,
    @JsonProperty(required = true) long keysTried,
    @JsonProperty(required = true) int hypotheses,
    @JsonProperty(required = true) double threshold,
    @JsonProperty(required = true) double strongest,
    @JsonProperty(required = true) String sentence) {

  /** Marks were not looked for. */
  public static MarkEvidence none() {
    return new MarkEvidence(0, 0, 0, 0, 0, 0, "");
  }

  /** How often chance could have named somebody. */
  @JsonIgnore
  public long trials() {
    return Math.multiplyExact(keysTried, (long) hypotheses);
  }

  /** The same evidence with what it says in words. */
  public MarkEvidence saying(String words) {
    return new MarkEvidence(views, accounts, keysTried, hypotheses, threshold, strongest, words);
  }
}
