package org.chaperone.desk.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaperone.desk.paper.Finding;
import org.chaperone.desk.paper.Paper;
import org.chaperone.keyholder.release.Rendition;

/** What a tier rests on. */
public sealed interface Grounds {

  /** Something that was found in a leak. */
  sealed interface Paired extends Grounds permits InLeak, AnotherShot, PatientInLeak, RuledOut {

    /** What people call the dump. */
    String dump();

    /** The leaked picture. */
    Finding finding();

    /** The photograph that it was found beside. */
    Finding.Pair pair();

    /** What somebody who looked said of it, if anybody did. */
    Optional<Paper.Judged> judged();
  }

  /**
   * A leaked picture shows it.
   *
   * @param judged by whom it was recognised, where the trace did not
   */
  record InLeak(String dump, Finding finding, Finding.Pair pair, Optional<Paper.Judged> judged)
      implements Paired {}

  /** A leaked picture shows another shot of the same scene; a person must look. */
  record AnotherShot(String dump, Finding finding, Finding.Pair pair) implements Paired {
    @Override
    public Optional<Paper.Judged> judged() {
      return Optional.empty();
    }
  }

  /**
   * Somebody recognised the patient in a leaked picture that the vault does not have. It confirms
   * the patient, and says nothing of the photograph beside which it was found.
   */
  record PatientInLeak(
      String dump, Finding finding, Finding.Pair pair, Optional<Paper.Judged> judged)
      implements Paired {}

  /** Somebody looked, and the leaked picture shows something else: it counts for nothing. */
  record RuledOut(String dump, Finding finding, Finding.Pair pair, Optional<Paper.Judged> judged)
      implements Paired {}

  /**
   * Its key was released to what was in other hands.
   *
   * @param entries of the ledger, those of its patient
   */
  record Released(Set<Rendition> renditions, List<Long> entries) implements Grounds {
    /** Copies the collections. */
    public Released {
      renditions = Set.copyOf(renditions);
      entries = List.copyOf(entries);
    }
  }

  /** It was added in that time, and so passed through the server in the clear. */
  record Added(List<Long> entries) implements Grounds {
    /** Copies the list. */
    public Added {
      entries = List.copyOf(entries);
    }
  }

  /** The patient's own record was released. */
  record RecordReleased(List<Long> entries) implements Grounds {
    /** Copies the list. */
    public RecordReleased {
      entries = List.copyOf(entries);
    }
  }

  /** The patient's name was seen in a list, and nothing else. */
  record NameSeen() implements Grounds {}

  /** The whole server was in other hands at a level where nothing can be excluded. */
  record EverythingPossible(int level) implements Grounds {}

  /** The ledger was not asked yet for this frame, so nothing is excluded. */
  record NotAskedYet() implements Grounds {}

  /** It came into the vault after the ledger was asked. */
  record AddedSince() implements Grounds {}

  /**
   * The ledger has no release and no addition of it in that time.
   *
   * @param level of assurance that this rests on
   */
  record NothingReleased(Instant from, Instant to, int level) implements Grounds {}
}
