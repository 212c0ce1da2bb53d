package org.chaperone.trace;

import org.chaperone.trace.report.TraceReport.Verdict;

/** Is told how work goes on; calls come from one thread at a time unless said otherwise. */
public interface Progress {

  /** Work of so many steps begins; 0 when nobody knows how many. */
  void begin(String what, long steps);

  /** Work on so many bytes begins; a step is a byte. */
  default void beginBytes(String what, long bytes) {
    begin(what, bytes);
  }

  /** So many more steps are done. */
  void advance(long steps);

  /** A leaked picture was traced; calls come from many threads. */
  default void found(Verdict verdict) {}

  /** The work that began is done. */
  void end();

  /** Tells nobody. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void begin(String what, long steps) {}

      @Override
      public void advance(long steps) {}

      @Override
      public void end() {}
    };
  }
}
