package org.chaperone.desk.tracing;

import java.io.IOException;
import org.chaperone.trace.Progress;
import org.chaperone.trace.archive.Archive;
import org.chaperone.trace.archive.ArchiveSource;
import org.chaperone.vault.WorkProgress;
import org.chaperone.vault.tracing.CaseFiles;

/**
 * A vault that a leak is traced against under a case: its photographs go by their ids, its index is
 * opened into memory and forgotten with the trace.
 *
 * @param name what the report calls it
 * @param files what the case may have
 */
public record VaultSource(String name, CaseFiles files, Progress progress)
    implements ArchiveSource {

  @Override
  public Archive open() throws IOException, InterruptedException {
    return VaultArchive.open(files, steps());
  }

  private WorkProgress steps() {
    return new WorkProgress() {
      @Override
      public void begin(String what, long steps) {
        progress.begin(what, steps);
      }

      @Override
      public void advance(long steps) {
        progress.advance(steps);
      }

      @Override
      public void end() {
        progress.end();
      }
    };
  }
}
