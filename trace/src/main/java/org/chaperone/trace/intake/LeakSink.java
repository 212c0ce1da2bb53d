package org.chaperone.trace.intake;

/** Where the items of a leak go, one after the other, in the thread that reads the leak. */
public interface LeakSink {

  /**
   * Takes one item. May block; the time is not held against the leak's file.
   *
   * @throws InterruptedException to stop the intake
   */
  void item(LeakItem item) throws InterruptedException;

  /**
   * Says how much of the leak has been read: at least after each file, never backwards.
   *
   * @param bytesDone of the leak's files as they lie on disk
   * @param bytesTotal of all of them
   */
  default void progress(long bytesDone, long bytesTotal) {}
}
