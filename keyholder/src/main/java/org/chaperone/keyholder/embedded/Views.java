package org.chaperone.keyholder.embedded;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.id.Pseudonym;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.log.LogBook;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.release.ServedView;
import org.chaperone.keyholder.store.Row.PhotographRow;
import org.chaperone.ledger.leaf.Details;
import org.chaperone.ledger.leaf.LeafKind;

/**
 * Finds the views of a photograph in the ledger.
 *
 * <p>The first question reads the whole ledger, later ones what came since. What is kept is where
 * each patient's releases are: 8 to 16 bytes for each.
 */
final class Views {

  private final Core core;
  private final MarkKeyRing markKeys;
  private final Map<Long, Places> releases = new HashMap<>();
  private long readTo;

  Views(Core core) {
    this.core = core;
    this.markKeys = new MarkKeyRing(core.keys.mark());
  }

  /** A view without its keys. */
  record Found(
      long index,
      Instant time,
      Pseudonym actor,
      Optional<SessionId> session,
      Rendition rendition) {}

  /** A patient's entries. */
  private static final class Places {
    long[] at = new long[4];
    int count;

    void add(long index) {
      if (count == at.length) {
        at = Arrays.copyOf(at, 2 * count);
      }
      at[count++] = index;
    }
  }

  /** The views of a photograph so far, oldest first. */
  List<Found> of(PhotographRow photograph) {
    List<Found> found = new ArrayList<>();
    try {
      for (long index : placesOf(LogBook.handle(photograph.patient()))) {
        core.log.read(index, index + 1, entry -> look(entry, photograph, found));
      }
    } catch (IOException e) {
      throw core.stop(e);
    }
    return found;
  }

  /** Reads what came since it was read last: the first time that is the whole ledger. */
  synchronized void catchUp() {
    try {
      long size = core.log.size();
      core.log.read(readTo, size, this::place);
      readTo = size;
    } catch (IOException e) {
      throw core.stop(e);
    }
  }

  private synchronized long[] placesOf(long handle) {
    catchUp();
    Places places = releases.get(handle);
    return places == null ? new long[0] : Arrays.copyOf(places.at, places.count);
  }

  private void place(LogBook.Read entry) {
    LeafKind kind = entry.clear().kind();
    boolean isRelease = kind == LeafKind.RELEASE || kind == LeafKind.BREAK_GLASS;
    if (isRelease && entry.hasPatient() && !PatientEntries.isName(entry.clear().scope())) {
      releases.computeIfAbsent(entry.handle(), h -> new Places()).add(entry.index());
    }
  }

  private void look(LogBook.Read entry, PhotographRow photograph, List<Found> found) {
    Details details =
        core.log
            .open(entry)
            .orElseThrow(
                () -> Core.unknown("photograph")); // It was erased while it was looked for.
    if (!LogBook.isAbout(details, photograph.patient())
        || details.photographs().stream()
            .noneMatch(id -> Arrays.equals(id, photograph.id().bytes()))) {
      return;
    }
    for (String word : details.rendition().orElse("").split(",", -1)) {
      if (!word.isEmpty()) {
        Rendition rendition = Rendition.valueOf(word.toUpperCase(Locale.ROOT));
        if (rendition.isMarked()) {
          found.add(
              new Found(
                  entry.index(),
                  Instant.ofEpochMilli(entry.clear().time()),
                  entry.actor(),
                  details.session().map(SessionId::of),
                  rendition));
        }
      }
    }
  }

  /** The same views with what their marks were made with. */
  List<ServedView> served(PhotographRow photograph, List<Found> found) {
    return found.stream()
        .map(
            one ->
                new ServedView(
                    one.index(),
                    one.time(),
                    one.actor(),
                    core.nameOf(one.actor()),
                    one.session(),
                    markKeys.of(photograph.id(), one.rendition(), one.actor(), one.index())))
        .toList();
  }
}
