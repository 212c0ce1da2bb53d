package org.chaperone.keyholder.wire;

import java.io.IOException;

/** Where a keyholder's process is reached. */
public interface Endpoint {

  /** A connection to it. */
  Link connect() throws IOException;

  /** Begins to wait for connections there. */
  Listening listen() throws IOException;

  /** What an operator calls it. */
  String inWords();
}
