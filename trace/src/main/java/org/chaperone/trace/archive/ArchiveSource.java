package org.chaperone.trace.archive;

import java.io.IOException;

/** Where an archive comes from when a trace begins. */
public interface ArchiveSource {

  /** What the report calls it: the path of its folder. */
  String name();

  /**
   * Opens it, however long that takes.
   *
   * @throws InterruptedException when stopped
   */
  Archive open() throws IOException, InterruptedException;
}
