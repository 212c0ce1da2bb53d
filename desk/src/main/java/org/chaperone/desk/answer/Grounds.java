package org.chaperone.desk.answer;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.chaperone.desk.paper.Finding;
import org.chaperone.keyholder.release.Rendition;

/** What a tier rests on. */
public sealed interface Grounds {

  /**
   * A leaked picture shows it.
   *
   * @param dump what people call the dump
   */
  record InLeak(String dump, Finding finding, Finding.Pair pair) implements Grounds {}

  /** A leaked picture shows another shot of the same scene; a person must look. */
  record AnotherShot(String dump, Finding finding, Finding.Pair pair) implements Grounds {}

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
