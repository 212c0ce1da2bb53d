package org.chaperone.trace;

/** Is told how long work goes on; calls come from one thread at a time. */
public interface Progress {

  /** Work of so many steps begins; 0 when nobody knows how many. */
  void begin(String what, long steps);

  /** Work on so many bytes begins; a step is a byte. */
  default void beginBytes(String what, long bytes) {
    begin(what, bytes);
  }

  /** So many more steps are done. */
  void advance(long steps);

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
