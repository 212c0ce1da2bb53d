package org.chaperone.desk.tracing;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The answers that were asked for last, so that the same is not asked, and recorded, twice. */
final class Kept<K, V> {

  private final Map<K, V> answers;

  Kept(int most) {
    answers =
        new LinkedHashMap<>(16, .75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  /** Something asked for. */
  interface Asking<V> {
    V ask() throws IOException;
  }

  V get(K key, Asking<V> asking) throws IOException {
    Optional<V> kept = kept(key);
    if (kept.isPresent()) {
      return kept.get();
    }
    // Two threads may ask for the same at once; that is in the ledger twice, as it happened.
    V answer = asking.ask();
    synchronized (answers) {
      answers.put(key, answer);
    }
    return answer;
  }

  private Optional<V> kept(K key) {
    synchronized (answers) {
      return Optional.ofNullable(answers.get(key));
    }
  }
}
