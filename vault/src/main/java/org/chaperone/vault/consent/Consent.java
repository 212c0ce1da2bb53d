package org.chaperone.vault.consent;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.chaperone.keyholder.id.PhotographId;

/**
 * One entry of a patient's consent history. Entries are added and never changed: of each purpose
 * the last entry that says something of it, and covers a photograph, is what holds for it.
 *
 * @param covers photographs that it is about; none means all of the patient's, later ones too
 * @param allowed what they may be used for from then on
 * @param refused what they may not, or no more; what is in neither stays as it was
 * @param at when it was said
 * @param takenBy what colleagues call the account that took it down
 * @param how such as "by telephone"; at most {@value #LONGEST} characters, may be empty
 * @param wording what was read and signed; none where nothing was, as when consent is withdrawn by
 *     telephone
 * @param signature likewise
 */
public record Consent(
    Set<PhotographId> covers,
    Set<Permission> allowed,
    Set<Purpose> refused,
    Instant at,
    String takenBy,
    String how,
    Optional<Wording> wording,
    Optional<Signature> signature) {

  /** The longest note. */
  public static final int LONGEST = 500;

  /** Copies the sets and checks what is said. */
  public Consent {
    covers = Set.copyOf(covers);
    allowed = Set.copyOf(allowed);
    refused = Set.copyOf(refused);
    if (how.length() > LONGEST) {
      throw new IllegalArgumentException(
          "How consent was given has at most " + LONGEST + " characters.");
    }
    Set<Purpose> said = EnumSet.noneOf(Purpose.class);
    allowed.forEach(one -> said.add(one.purpose()));
    if (said.size() < allowed.size() || refused.stream().anyMatch(said::contains)) {
      throw new IllegalArgumentException("Each purpose is allowed or refused, once.");
    }
    if (allowed.isEmpty() && refused.isEmpty()) {
      throw new IllegalArgumentException("An entry says something.");
    }
    if (!allowed.isEmpty() && (wording.isEmpty() || signature.isEmpty())) {
      throw new IllegalArgumentException("What is allowed is signed, with what was read.");
    }
  }

  /** Whether it is about a photograph. */
  public boolean covers(PhotographId photograph) {
    return covers.isEmpty() || covers.contains(photograph);
  }

  /** Whether it only takes back. */
  public boolean isWithdrawal() {
    return allowed.isEmpty();
  }

  /** What it allows for a purpose. */
  public Optional<Permission> allows(Purpose purpose) {
    return allowed.stream().filter(one -> one.purpose() == purpose).findFirst();
  }

  /** Says nothing: consent must not reach a log by accident. */
  @Override
  public String toString() {
    return "Consent[not shown]";
  }
}
