package org.chaperone.web.consent;

import java.util.List;
import java.util.stream.Stream;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.vault.consent.ConsentHistory;
import org.chaperone.vault.consent.ConsentHistory.Answer;
import org.chaperone.vault.consent.Purpose;
import org.chaperone.web.page.Texts;

/**
 * What is allowed, in a row of small signs.
 *
 * @param badges one for each purpose
 */
public record ConsentBadges(PatientId patient, List<Badge> badges) {

  /** Copies the list. */
  public ConsentBadges {
    badges = List.copyOf(badges);
  }

  /**
   * One purpose.
   *
   * @param kind {@code yes}, {@code no}, {@code partly} or {@code unsaid}
   * @param where the place it is allowed for, or empty
   */
  public record Badge(Purpose purpose, String kind, String where) {

    /** The sign before its name. */
    public String sign() {
      return switch (kind) {
        case "yes" -> "✓";
        case "no" -> "✕";
        case "partly" -> "◐";
        default -> "?";
      };
    }

    /** The same for who does not see the sign. */
    public String inWords() {
      return Texts.of("consent.badge." + kind, Texts.of("purpose." + purpose));
    }
  }

  /** Of some photographs; of none, what holds for a patient's next one. */
  public static ConsentBadges of(
      PatientId patient, ConsentHistory history, List<PhotographId> photographs) {
    return new ConsentBadges(
        patient,
        Stream.of(Purpose.values())
            .map(
                purpose ->
                    switch (history.of(purpose, photographs)) {
                      case Answer.Allowed(String where, var _) -> new Badge(purpose, "yes", where);
                      case Answer.Refused _ -> new Badge(purpose, "no", "");
                      case Answer.Partly _ -> new Badge(purpose, "partly", "");
                      case Answer.Unsaid _ -> new Badge(purpose, "unsaid", "");
                    })
            .toList());
  }

  /** Whether nothing was ever said. */
  public boolean isUnsaid() {
    return badges.stream().allMatch(one -> one.kind().equals("unsaid"));
  }
}
