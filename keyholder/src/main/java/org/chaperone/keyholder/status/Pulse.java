package org.chaperone.keyholder.status;

import java.util.List;

/**
 * What is watched of a keyholder that runs. Nothing of it is about a person.
 *
 * @param sessions that are signed in
 * @param granted releases since it started
 * @param refused what it refused since it started, for every reason there is
 * @param unpublished entries that are durable and not in the published checkpoint yet
 * @param checkpointSeconds since a checkpoint was published, or since it started
 * @param outageSeconds since too few witnesses cosigned; 0 while enough do or where there are none
 * @param outageEntries added since then
 */
public record Pulse(
    int sessions,
    long granted,
    List<RefusedCount> refused,
    long unpublished,
    long checkpointSeconds,
    long outageSeconds,
    long outageEntries) {

  /** Copies the list. */
  public Pulse {
    refused = List.copyOf(refused);
  }
}
