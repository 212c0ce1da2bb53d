package org.chaperone.ledger;

/** An entry whose place is fixed and which is not durable before {@link #await} has returned. */
public final class PendingEntry {

  private final Commit commit;
  private final long index;

  PendingEntry(Commit commit, long index) {
    this.commit = commit;
    this.index = index;
  }

  /** The entry's index, which it has only if it becomes durable. */
  public long index() {
    return index;
  }

  /**
   * Returns when one force has made the entry and a signed checkpoint over it durable. An interrupt
   * does not end the wait; the thread keeps it.
   *
   * @return the entry's index
   * @throws LedgerStoppedException when that cannot be any more; the entry may be there or not
   */
  public long await() {
    commit.await();
    return index;
  }
}
