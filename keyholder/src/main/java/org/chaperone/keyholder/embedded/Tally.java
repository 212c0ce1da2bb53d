package org.chaperone.keyholder.embedded;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.status.RefusedCount;

/** Counts what was granted and what was refused since the keyholder started. */
final class Tally {

  private final LongAdder granted = new LongAdder();
  private final Map<Refusal, LongAdder> refused = new EnumMap<>(Refusal.class);

  Tally() {
    Arrays.stream(Refusal.values()).forEach(why -> refused.put(why, new LongAdder()));
  }

  void granted() {
    granted.increment();
  }

  void refused(Refusal why) {
    Objects.requireNonNull(refused.get(why), "every reason is counted").increment();
  }

  long grantedSoFar() {
    return granted.sum();
  }

  List<RefusedCount> refusedSoFar() {
    return refused.entrySet().stream()
        .map(one -> new RefusedCount(one.getKey(), one.getValue().sum()))
        .toList();
  }
}
