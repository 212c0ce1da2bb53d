package org.chaperone.vault.consent;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chaperone.keyholder.id.PhotographId;

/**
 * A patient's consent history.
 *
 * @param entries oldest first
 */
public record ConsentHistory(List<Consent> entries) {

  /** Is covered by entries about all photographs alone. */
  private static final PhotographId NOBODYS = PhotographId.of(new byte[16]);

  /** Copies the list. */
  public ConsentHistory {
    entries = List.copyOf(entries);
  }

  /** What holds for a purpose. */
  public sealed interface Answer {

    /** It is allowed. */
    record Allowed(String where, Consent by) implements Answer {}

    /** It was refused, or taken back. */
    record Refused(Consent by) implements Answer {}

    /** Nothing was ever said. */
    record Unsaid() implements Answer {}

    /** Of several photographs some are allowed and some are not. */
    record Partly() implements Answer {}
  }

  /** What holds for one photograph. */
  public Answer of(Purpose purpose, PhotographId photograph) {
    for (Consent entry : entries.reversed()) {
      if (entry.covers(photograph)) {
        if (entry.refused().contains(purpose)) {
          return new Answer.Refused(entry);
        }
        if (entry.allows(purpose).isPresent()) {
          return new Answer.Allowed(entry.allows(purpose).get().where(), entry);
        }
      }
    }
    return new Answer.Unsaid();
  }

  /** Whether a purpose is allowed for a photograph. */
  public boolean allows(Purpose purpose, PhotographId photograph) {
    return of(purpose, photograph) instanceof Answer.Allowed;
  }

  /** What holds for all of some photographs; of none at all, what would hold for a next one. */
  public Answer of(Purpose purpose, List<PhotographId> photographs) {
    Set<Answer> answers = new HashSet<>();
    photographs.forEach(one -> answers.add(of(purpose, one)));
    if (answers.isEmpty()) {
      return general(purpose);
    }
    if (answers.size() == 1) {
      return answers.iterator().next();
    }
    boolean anyAllowed = answers.stream().anyMatch(Answer.Allowed.class::isInstance);
    boolean allAllowed = answers.stream().allMatch(Answer.Allowed.class::isInstance);
    if (anyAllowed && !allAllowed) {
      return new Answer.Partly();
    }
    // The latest photograph's stands for all: they agree but for the entry that said so.
    return of(purpose, photographs.getLast());
  }

  private Answer general(Purpose purpose) {
    return new ConsentHistory(entries.stream().filter(one -> one.covers().isEmpty()).toList())
        .of(purpose, NOBODYS);
  }
}
