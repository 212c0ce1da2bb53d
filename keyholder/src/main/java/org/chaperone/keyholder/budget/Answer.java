package org.chaperone.keyholder.budget;

/** What the budgets say to a request. */
public sealed interface Answer {

  /**
   * Yes, and it is counted.
   *
   * @param left patients that the account may still open in this window
   * @param clinicAlarm whether the clinic has just gone beyond what it ever opens
   */
  record Yes(int left, boolean clinicAlarm) implements Answer {}

  /**
   * No, and nothing was counted.
   *
   * @param byClinic whether it was the clinic's budget rather than the account's own
   * @param nextAllowed when the request would be allowed if nothing else was opened, in
   *     milliseconds since 1970; 0 when waiting does not help
   */
  record No(boolean byClinic, long nextAllowed, boolean clinicAlarm) implements Answer {}
}
