package org.chaperone.trace.work;

import java.util.Optional;
import org.chaperone.trace.report.TraceReport;

/** What became of one item of the leak. */
public sealed interface Tracked {

  /**
   * A picture, or something that should have been one.
   *
   * @param item what the report says of it
   * @param preview where its preview lies, when it could be read
   */
  record Traced(TraceReport.Item item, Optional<Spooled> preview) implements Tracked {}

  /**
   * Neither picture nor container.
   *
   * @param path in the leak
   */
  record NotTraced(String path) implements Tracked {}

  /**
   * A preview kept in the working folder.
   *
   * @param at offset in bytes
   * @param length in bytes
   * @param width of the upright leaked picture in its file, in pixels
   * @param height likewise
   */
  record Spooled(long at, int length, int width, int height) {}
}
