package org.chaperone.keyholder.wire;

import java.io.Closeable;
import java.io.IOException;

/** Waits for connections. */
public interface Listening extends Closeable {

  /** The next connection, of somebody who may have one; others are turned away. */
  Opening accept() throws IOException;

  /**
   * A connection whose beginning (handshake, who it is) is carried out by the thread that serves
   * it.
   */
  @FunctionalInterface
  interface Opening {
    /** Carries it out. */
    Link open() throws IOException;
  }
}
