package org.chaperone.trace.intake.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.chaperone.trace.intake.unpack.ContainerReader;
import org.chaperone.trace.intake.unpack.Content;
import org.chaperone.trace.intake.unpack.ContentStream;
import org.chaperone.trace.intake.unpack.Entries;
import org.chaperone.trace.intake.unpack.Entries.Outcome;

/** Reads tar archives as a stream. */
public final class TarReader implements ContainerReader {

  private static final int BLOCK = 512;
  private static final String CUT_OFF =
      "the tar archive is damaged or cut off; some of it could not be read";

  @Override
  public void read(Content container, Entries entries) throws IOException {
    ContentStream stream = container.stream();
    var headers = new HeaderGuard(stream);
    try (var archive = new TarArchiveInputStream(headers, "UTF-8")) {
      for (TarArchiveEntry entry = next(archive, headers);
          entry != null;
          entry = next(archive, headers)) {
        if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink()) {
          Outcome outcome = entries.add(entry.getName(), archive, stream::bytesRead);
          if (outcome == Outcome.CUT_OFF) {
            entries.missing(CUT_OFF);
          }
          if (outcome == Outcome.REFUSED) {
            // Only a sparse entry can be a bomb; skipping it would unpack it.
            entries.missing("the entries after the one that costs too much were left unread");
            return;
          }
        } else if (!entry.isDirectory()) {
          entries.addUnreadable(
              entry.getName(),
              entry.isLink() || entry.isSymbolicLink()
                  ? "it is a link, and links in a leak are not followed"
                  : "it is neither a file nor a folder");
        }
      }
    }
    if (stream.bytesRead() % BLOCK != 0) {
      entries.missing(CUT_OFF);
    }
  }

  private static TarArchiveEntry next(TarArchiveInputStream archive, HeaderGuard headers)
      throws IOException {
    headers.guard(true);
    try {
      return archive.getNextEntry();
    } finally {
      headers.guard(false);
    }
  }

  /**
   * Bounds what is read between two entries: long names and attributes are kept in memory by the
   * library, however long they are.
   */
  private static final class HeaderGuard extends FilterInputStream {
    private static final int MOST = 4 << 20;

    private boolean isGuarding;
    private long read;

    HeaderGuard(InputStream in) {
      super(in);
    }

    void guard(boolean on) {
      isGuarding = on;
      read = 0;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int n = in.read(into, offset, length);
      count(n);
      return n;
    }

    @Override
    public long skip(long wanted) throws IOException {
      long n = in.skip(wanted);
      count(n);
      return n;
    }

    private void count(long n) throws IOException {
      read += Math.max(0, n);
      if (isGuarding && read > MOST) {
        throw new IOException("a header of more than " + MOST + " bytes");
      }
    }

    @Override
    public void close() {
      // The stream belongs to the container.
    }
  }
}
