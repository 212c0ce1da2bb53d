package org.chaperone.vault.tracing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.index.SealedIndexEntry;
import org.chaperone.keyholder.keys.NotAuthenticException;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.session.Session;
import org.chaperone.vault.WorkProgress;
import org.chaperone.vault.renditions.IndexEntry;
import org.chaperone.vault.rows.Rows;
import org.chaperone.vault.storage.Storage;

/** The search index of a vault, opened for a case; in memory only. */
public final class CaseIndex {

  private static final int AT_ONCE = 500;

  private final Storage storage;
  private final Session session;
  private final CaseId investigation;
  private final List<PhotographId> damaged = new ArrayList<>();

  CaseIndex(Storage storage, Session session, CaseId investigation) {
    this.storage = storage;
    this.session = session;
    this.investigation = investigation;
  }

  /** Is shown entries. */
  @FunctionalInterface
  public interface Reader {
    /** One photograph's entry. */
    void entry(PhotographId photograph, IndexEntry entry) throws IOException;
  }

  /**
   * Opens the entries of all photographs that were not erased, in the order of their ids.
   *
   * @throws InterruptedException when stopped
   */
  public void read(Reader reader, WorkProgress progress) throws IOException, InterruptedException {
    Set<PhotographId> erased = new HashSet<>(storage.keyholder().erasures(session).photographs());
    Set<?> erasedPatients = new HashSet<>(storage.keyholder().erasures(session).patients());
    progress.begin("Opening the index", storage.rows().totals().photographs());
    Optional<PhotographId> last = Optional.empty();
    while (true) {
      List<Rows.Fingerprinted> some = storage.rows().fingerprintsAfter(last, AT_ONCE);
      if (some.isEmpty()) {
        break;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      last = Optional.of(some.getLast().photograph());
      open(
          some.stream()
              .filter(one -> !erased.contains(one.photograph()))
              .filter(one -> !erasedPatients.contains(one.patient()))
              .toList(),
          reader);
      progress.advance(some.size());
    }
    progress.end();
  }

  /** Photographs whose entries do not open, so that they cannot be searched for. */
  public List<PhotographId> damaged() {
    return List.copyOf(damaged);
  }

  private void open(List<Rows.Fingerprinted> some, Reader reader) throws IOException {
    List<PhotographId> photographs = new ArrayList<>();
    List<SealedIndexEntry> entries = new ArrayList<>();
    for (Rows.Fingerprinted one : some) {
      try {
        entries.add(SealedIndexEntry.parse(one.sealed()));
        photographs.add(one.photograph());
      } catch (NotAuthenticException e) {
        damaged.add(one.photograph());
      }
    }
    open(photographs, entries, reader);
  }

  private void open(List<PhotographId> photographs, List<SealedIndexEntry> entries, Reader reader)
      throws IOException {
    if (entries.isEmpty()) {
      return;
    }
    List<SecretBytes> keys;
    try {
      keys =
          storage
              .keyholder()
              .indexKeys(
                  session, investigation, entries.stream().map(SealedIndexEntry::capsule).toList());
    } catch (RefusedException e) {
      if (e.refused().why() != Refusal.UNKNOWN) {
        throw e;
      }
      halved(photographs, entries, reader);
      return;
    }
    for (int i = 0; i < keys.size(); i++) {
      try (SecretBytes key = keys.get(i)) {
        byte[] plain = entries.get(i).open(key, photographs.get(i).bytes());
        reader.entry(photographs.get(i), IndexEntry.parse(plain));
      } catch (NotAuthenticException | IllegalArgumentException e) {
        damaged.add(photographs.get(i));
      }
    }
  }

  /** One damaged capsule spoils a request: it is found by asking for fewer. */
  private void halved(List<PhotographId> photographs, List<SealedIndexEntry> entries, Reader reader)
      throws IOException {
    if (entries.size() == 1) {
      damaged.add(photographs.getFirst());
      return;
    }
    int middle = entries.size() / 2;
    open(photographs.subList(0, middle), entries.subList(0, middle), reader);
    open(
        photographs.subList(middle, entries.size()),
        entries.subList(middle, entries.size()),
        reader);
  }
}
