package org.chaperone.bench.mark;

/** What can be measured. */
public enum MarkPart {
  /** Embedding, detection and correlation in time. */
  COST,
  /** How far marked pictures are from unmarked ones. */
  FIDELITY,
  /** Views attacked by people who know nothing of marks. */
  ATTACKS,
  /** Several views made into one picture. */
  COLLUSION,
  /** Attacks by people who know the method but no keys. */
  ATTACKERS,
  /** Scores of views that are not in a leak. */
  INNOCENTS
}
