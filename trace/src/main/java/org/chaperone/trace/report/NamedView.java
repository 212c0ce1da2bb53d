package org.chaperone.trace.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A view that a mark names: a rendition served in it is in the leak. A {@code view} object of the
 * contract.
 *
 * @param ledgerIndex the entry of the release; for {@code account} only when the account had a
 *     single view of this rendition
 * @param among for {@code account}: the entries of all of the account's views of this rendition, of
 *     which the mark does not say which
 * @param account what colleagues know it by; where that is not known, its pseudonym in the ledger
 * @param time of the entry, as ISO 8601 in UTC; where there is one entry
 * @param session of the sign-in; where there is one entry
 * @param rendition {@code display} or {@code thumbnail}
 * @param z how far the correlation stands out, in standard deviations of an innocent view's
 * @param falseAccusation a bound on the chance that the leak names any innocent view in the whole
 *     trace as strongly as this; 1e-300 stands for that or less
 * @param part which part of the mark speaks
 */
public record NamedView(
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Long> ledgerIndex,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Long> among,
    @JsonProperty(required = true) String account,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> time,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> session,
    @JsonProperty(required = true) String rendition,
    @JsonProperty(required = true) double z,
    @JsonProperty(required = true) double falseAccusation,
    @JsonProperty(required = true) Part part) {

  /** The smallest bound that is written. */
  public static final double LEAST = 1e-300;

  /** Refuses what is no probability. */
  public NamedView {
    among = List.copyOf(among);
    if (!(falseAccusation > 0 && falseAccusation <= 1) || !Double.isFinite(z)) {
      throw new IllegalArgumentException("a bound lies between 0 and 1, and z is finite");
    }
  }

  /** What the keys of a mark are for. */
  public enum Part {
    /** One view. */
    VIEW,
    /** All views that an account had of the photograph. */
    ACCOUNT;

    /** The word as the contract writes it, in lower case. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same view with another bound. */
  public NamedView bounded(double bound) {
    return new NamedView(ledgerIndex, among, account, time, session, rendition, z, bound, part);
  }

  /** The view in one line of words. */
  public String words() {
    String which =
        ledgerIndex
            .map(index -> "view " + index + " of " + account)
            .orElseGet(() -> "one of the " + among.size() + " views of " + account);
    return String.format(
        Locale.ROOT,
        "%s%s, %s, by the %s's part of the mark: z %.1f, chance of a false accusation at most %s",
        which,
        time.map(at -> " at " + at).orElse(""),
        rendition,
        part.word(),
        z,
        bound());
  }

  /** The bound as people read it: a power of ten that is not below it. */
  public String bound() {
    return "10^" + (int) Math.ceil(Math.log10(falseAccusation) - 1e-9);
  }
}
