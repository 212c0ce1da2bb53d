package org.chaperone.trace;

import java.nio.file.Path;
import java.util.List;

/**
 * What to trace.
 *
 * @param archive folder of the clinic's photographs; never written to
 * @param leaks files and folders of leaked material; never written to
 * @param out folder for the report and for what a stopped trace needs to go on
 * @param index folder for the archive's index
 * @param threads how many pictures are worked on at a time, 1 or more
 */
public record TraceRequest(Path archive, List<Path> leaks, Path out, Path index, int threads) {

  public TraceRequest {
    leaks = List.copyOf(leaks);
    if (leaks.isEmpty() || threads < 1) {
      throw new IllegalArgumentException("a trace needs a leak and a thread");
    }
  }
}
