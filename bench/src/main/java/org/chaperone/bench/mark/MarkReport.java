package org.chaperone.bench.mark;

import java.util.List;
import java.util.Optional;
import org.chaperone.bench.mark.leak.ViewAttack;
import org.chaperone.bench.report.Machine;

/**
 * Everything that was measured; parts that were not asked for are empty.
 *
 * @param photographs how many there were of each size
 * @param notPossible attacks that this machine has no program for
 */
record MarkReport(
    String command,
    long seed,
    Machine machine,
    List<OfSize> photographs,
    int candidates,
    List<ViewAttack> notPossible,
    Optional<Cost.Costs> cost,
    List<Looks.Row> fidelity,
    List<Attacks.Row> attacks,
    List<Collusion.Row> collusion,
    List<Attackers.Row> attackers,
    Optional<Innocents.Found> innocents) {

  /** How many photographs of a size. */
  record OfSize(double megapixels, long photographs) {}
}
