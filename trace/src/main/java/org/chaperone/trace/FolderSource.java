package org.chaperone.trace;

import java.io.IOException;
import java.nio.file.Path;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.trace.archive.Archive;
import org.chaperone.trace.archive.ArchiveSource;
import org.chaperone.trace.archive.Indexing;

/** A folder of photographs, indexed when it is opened. */
record FolderSource(TraceRequest request, PictureDecoder decoder, Progress progress)
    implements ArchiveSource {

  @Override
  public String name() {
    return request.archive().toString();
  }

  @Override
  public Archive open() throws IOException, InterruptedException {
    Path root = request.archive().toRealPath();
    return new Indexing(root, request.index(), request.threads(), decoder, progress).run();
  }
}
