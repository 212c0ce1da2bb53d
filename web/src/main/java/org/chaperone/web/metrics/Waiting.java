package org.chaperone.web.metrics;

/** Something in which work waits. */
public interface Waiting {

  /** How many files have begun to arrive and are not stored yet. */
  long waiting();
}
