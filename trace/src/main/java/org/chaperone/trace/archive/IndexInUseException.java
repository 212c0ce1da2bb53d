package org.chaperone.trace.archive;

import java.io.IOException;
import java.nio.file.Path;

/** Another program holds the index. */
public final class IndexInUseException extends IOException {

  private static final long serialVersionUID = 1L;

  IndexInUseException(Path folder) {
    super(
        "Another trace is using the index in "
            + folder
            + ". Wait for it to end, or name another folder with --index.");
  }
}
