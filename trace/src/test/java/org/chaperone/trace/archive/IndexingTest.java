package org.chaperone.trace.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.trace.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexingTest {

  private static final DrawnClinic CLINIC = new DrawnClinic(9, 6);

  @TempDir private Path folder;
  private Path archive;
  private Path index;

  @BeforeEach
  void drawAnArchive() throws IOException {
    archive = folder.resolve("archive");
    index = folder.resolve("index");
    Files.createDirectories(archive.resolve("sub"));
    for (int i = 0; i < 4; i++) {
      put(i == 3 ? "sub/p3.jpg" : "p" + i + ".jpg", i);
    }
    Files.writeString(archive.resolve("notes.txt"), "nothing to see");
    Files.writeString(archive.resolve("broken.jpg"), "not a picture at all");
  }

  private void put(String name, int photograph) throws IOException {
    DrawnPhotograph p = CLINIC.photograph(photograph);
    try (Picture picture = Picture.of(p.width(), p.height(), p.bgr())) {
      Files.write(archive.resolve(name), picture.jpeg(90));
    }
  }

  private static final class Counting implements Progress {
    private long begun = -1;

    @Override
    public void begin(String what, long steps) {
      begun = steps;
    }

    @Override
    public void advance(long steps) {}

    @Override
    public void end() {}
  }

  private Set<String> run(Counting counting) throws IOException, InterruptedException {
    Indexing indexing = new Indexing(archive, index, 2, PictureDecoder.standard(), counting);
    Set<String> paths = new TreeSet<>();
    try (FolderArchive opened = indexing.run()) {
      for (int i = 0; i < opened.photographs(); i++) {
        paths.add(opened.photograph(i).path());
        assertTrue(opened.thumbnail(i).orElseThrow().length > 500);
      }
      assertEquals(1, opened.unreadable().size());
      assertEquals("broken.jpg", opened.unreadable().getFirst().path());
    }
    return paths;
  }

  @Test
  void readsOnlyWhatIsNewOrChanged() throws Exception {
    assertEquals(Set.of("p0.jpg", "p1.jpg", "p2.jpg", "sub/p3.jpg"), run(new Counting()));
    put("p4.jpg", 4);
    Files.delete(archive.resolve("p0.jpg"));
    put("p1.jpg", 5);
    Counting second = new Counting();
    assertEquals(Set.of("p1.jpg", "p2.jpg", "p4.jpg", "sub/p3.jpg"), run(second));
    // The new, the changed, the text and the one that cannot be read.
    assertEquals(4, second.begun);
  }

  @Test
  void keepsNothingOfAPhotographThatIsGone() throws Exception {
    run(new Counting());
    Files.delete(archive.resolve("p2.jpg"));
    run(new Counting());
    try (var files = Files.walk(index)) {
      for (Path p : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(p, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertTrue(!text.contains("p2.jpg"), p + " still names it");
      }
    }
  }

  @Test
  void startsAgainWhenASegmentIsDamaged() throws Exception {
    run(new Counting());
    Path segment;
    try (var files = Files.list(index)) {
      segment =
          files
              .filter(p -> p.getFileName().toString().startsWith("segment-"))
              .findFirst()
              .orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length - 20] ^= 1;
    Files.write(segment, bytes);
    Counting again = new Counting();
    assertEquals(4, run(again).size());
    assertEquals(6, again.begun);
  }

  @Test
  void refusesASecondProgramOnTheSameIndex() throws Exception {
    try (FolderIndex held = FolderIndex.open(index)) {
      assertEquals(List.of(), held.segments());
      assertThrows(IndexInUseException.class, () -> run(new Counting()));
    }
  }

  @Test
  void mergedSegmentsHoldWhatTheyHeldBefore() throws Exception {
    run(new Counting());
    try (FolderIndex opened = FolderIndex.open(index)) {
      Segment segment = opened.segments().getFirst();
      Path copy = folder.resolve("segment-copy");
      Segment.write(copy, segment.content());
      assertArrayEquals(Files.readAllBytes(segment.file()), Files.readAllBytes(copy));
    }
  }

  @Test
  void staysWithinItsBytes() throws Exception {
    run(new Counting());
    try (FolderIndex opened = FolderIndex.open(index)) {
      for (Segment s : opened.segments()) {
        long thumbnails = 0;
        for (int i = 0; i < s.photographs().size(); i++) {
          thumbnails += s.thumbnail(i).length;
        }
        long rest = Files.size(s.file()) - thumbnails;
        assertTrue(rest <= 8000L * s.photographs().size(), rest + " bytes");
        assertTrue(thumbnails <= 25_000L * s.photographs().size(), thumbnails + " bytes");
      }
    }
  }
}
