package org.chaperone.keyholder.budget;

import java.util.HashMap;
import java.util.Map;
import org.chaperone.keyholder.id.Pseudonym;

/**
 * How often photographs were opened under each share: like {@link Budgets} a function of the ledger
 * alone, so that a restart gives no view back.
 *
 * <p>Not safe for threads: whoever asks holds the lock under which entries get their order.
 */
public final class SharedViews {

  private final Map<Pseudonym, Seen> all = new HashMap<>();

  /**
   * What is counted of a share.
   *
   * @param last milliseconds since 1970; 0 when there was none
   */
  public record Seen(int views, long last) {}

  /**
   * Asks for views, and counts them when the answer is yes.
   *
   * @param most how many the share may have
   */
  public Answer ask(Pseudonym share, int views, int most, long now) {
    int after = of(share).views() + views;
    if (after > most) {
      return new Answer.No(false, 0, false);
    }
    seen(share, views, now);
    return new Answer.Yes(most - after, false);
  }

  /** Counts views that were had. */
  public void seen(Pseudonym share, int views, long now) {
    all.put(share, new Seen(of(share).views() + views, now));
  }

  /** What was counted so far. */
  public Seen of(Pseudonym share) {
    return all.getOrDefault(share, new Seen(0, 0));
  }
}
