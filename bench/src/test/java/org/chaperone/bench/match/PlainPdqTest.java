package org.chaperone.bench.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.chaperone.picture.Picture;
import org.chaperone.trace.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainPdqTest {

  @TempDir private Path folder;

  @Test
  void acceptsAPictureAndItsMirrorImageAndNoOther() throws IOException, InterruptedException {
    List<Path> files = DrawnFolder.write(folder, 6);
    try (TemporaryArchive archive = TemporaryArchive.of(files, 2, Progress.silent());
        Picture picture = DrawnFolder.picture(2);
        Picture mirrored = picture.mirrored();
        Picture stranger = DrawnFolder.picture(9)) {
      PlainPdq pdq = new PlainPdq(archive.archive());
      assertEquals(List.of(2), pdq.accepted(picture));
      assertEquals(List.of(2), pdq.accepted(mirrored));
      assertEquals(List.of(), pdq.accepted(stranger));
    }
  }
}
