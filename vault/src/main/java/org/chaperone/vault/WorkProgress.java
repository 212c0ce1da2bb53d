package org.chaperone.vault;

/** Is told how long work goes on; calls come from one thread at a time. */
public interface WorkProgress {

  /** Work of so many steps begins. */
  void begin(String what, long steps);

  /** So many more steps are done. */
  void advance(long steps);

  /** The work that began is done. */
  void end();

  /** Tells nobody. */
  static WorkProgress silent() {
    return new WorkProgress() {
      @Override
      public void begin(String what, long steps) {}

      @Override
      public void advance(long steps) {}

      @Override
      public void end() {}
    };
  }
}
