package org.chaperone.web.seen;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chaperone.keyholder.exposure.PastOpening;
import org.chaperone.keyholder.exposure.PastOpening.Kind;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Role;

/**
 * What one account did with a patient without a long pause: what a person remembers as one time.
 *
 * @param entries of the ledger, newest first; none is left out
 */
public record Sitting(List<PastOpening> entries) {

  private static final Duration PAUSE = Duration.ofMinutes(30);
  private static final Set<Kind> OPENS =
      Set.of(Kind.OPENED, Kind.GLASS_BROKEN, Kind.INVESTIGATED, Kind.EXPORTED, Kind.SEEN_BY_LINK);

  /** Puts entries together that follow one another. */
  static List<Sitting> of(List<PastOpening> newestFirst) {
    List<Sitting> sittings = new ArrayList<>();
    List<PastOpening> open = new ArrayList<>();
    for (PastOpening entry : newestFirst) {
      if (!open.isEmpty() && !belongs(entry, open.getLast())) {
        sittings.add(new Sitting(List.copyOf(open)));
        open.clear();
      }
      open.add(entry);
    }
    if (!open.isEmpty()) {
      sittings.add(new Sitting(List.copyOf(open)));
    }
    return sittings;
  }

  private static boolean belongs(PastOpening earlier, PastOpening later) {
    return earlier.account().equals(later.account())
        && Duration.between(earlier.time(), later.time()).compareTo(PAUSE) < 0;
  }

  /** Who; none when the account is not known any more. */
  public Optional<String> account() {
    return entries.getFirst().account();
  }

  /** What the account is for. */
  public Optional<Role> role() {
    return entries.getFirst().role();
  }

  /** When it began. */
  public Instant began() {
    return entries.getLast().time();
  }

  /** When it ended. */
  public Instant ended() {
    return entries.getFirst().time();
  }

  /** Whether anything was opened. */
  public boolean hasOpened() {
    return entries.stream().anyMatch(entry -> OPENS.contains(entry.kind()));
  }

  /** Whether nothing but the name was seen. */
  public boolean isNameOnly() {
    return entries.stream().allMatch(entry -> entry.kind() == Kind.NAME);
  }

  /** Whether the patient or photographs of theirs were added. */
  public boolean hasAdded() {
    return entries.stream().anyMatch(entry -> entry.kind() == Kind.ADDED);
  }

  /** How many photographs were added. */
  public long added() {
    return distinct(entries.stream().filter(entry -> entry.kind() == Kind.ADDED));
  }

  /** What was done that stands out. */
  public Set<Kind> remarkable() {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    entries.forEach(entry -> kinds.add(entry.kind()));
    kinds.removeAll(EnumSet.of(Kind.NAME, Kind.OPENED, Kind.ADDED));
    return kinds;
  }

  /** How many photographs were seen in full. */
  public long inFull() {
    return photographs(Rendition.DISPLAY);
  }

  /** How many were seen small. */
  public long small() {
    return photographs(Rendition.THUMBNAIL);
  }

  private long photographs(Rendition rendition) {
    return distinct(entries.stream().filter(entry -> entry.renditions().contains(rendition)));
  }

  private static long distinct(Stream<PastOpening> entries) {
    return entries
        .map(PastOpening::photographs)
        .flatMap(Collection<PhotographId>::stream)
        .distinct()
        .count();
  }

  /** The reasons given. */
  public Set<String> reasons() {
    Set<String> reasons = new TreeSet<>();
    entries.stream().map(PastOpening::reason).filter(r -> !r.isBlank()).forEach(reasons::add);
    return reasons;
  }
}
