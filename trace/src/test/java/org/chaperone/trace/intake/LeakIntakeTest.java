package org.chaperone.trace.intake;

import static org.chaperone.trace.intake.LeakReading.inShort;
import static org.chaperone.trace.intake.Samples.entries;
import static org.chaperone.trace.intake.Samples.jpeg;
import static org.chaperone.trace.intake.Samples.text;
import static org.chaperone.trace.intake.Samples.zip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakIntakeTest {

  @TempDir private Path temp;

  private Path write(String name, byte[] bytes) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private static List<String> read(Path... leaks) throws Exception {
    return inShort(LeakReading.items(IntakeLimits.defaults(), leaks));
  }

  @Test
  void readsFoldersSortedAndNamesItemsFromTheArgumentOn() throws Exception {
    write("leak/b/2.jpg", jpeg(2));
    write("leak/b/1.jpg", jpeg(1));
    write("leak/a.zip", zip(entries("z.jpg", jpeg(3), "y.jpg", jpeg(4))));
    write("leak/c.txt", text("hello"));
    assertEquals(
        List.of(
            "picture leak/a.zip!/z.jpg",
            "picture leak/a.zip!/y.jpg",
            "picture leak/b/1.jpg",
            "picture leak/b/2.jpg",
            "other leak/c.txt"),
        read(temp.resolve("leak")));
    assertEquals(List.of("picture 1.jpg"), read(temp.resolve("leak/b/1.jpg")));
  }

  @Test
  void readsOnceWhatIsGivenTwice() throws Exception {
    write("leak/b/1.jpg", jpeg(1));
    Path leak = temp.resolve("leak");
    assertEquals(
        List.of("picture leak/b/1.jpg"),
        read(leak.resolve("b/1.jpg"), leak, leak.resolve("b/../b"), leak));
  }

  @Test
  void tellsArgumentsOfTheSameNameApart() throws Exception {
    write("x/leak/1.jpg", jpeg(1));
    write("y/leak/1.jpg", jpeg(2));
    assertEquals(
        List.of("picture leak/1.jpg", "picture leak#2/1.jpg"),
        read(temp.resolve("x/leak"), temp.resolve("y/leak")));
  }

  @Test
  void refusesAnArgumentThatDoesNotExist() {
    assertThrows(NoSuchFileException.class, () -> read(temp.resolve("nowhere")));
  }

  @Test
  void neverFollowsLinksInTheLeak() throws Exception {
    write("secret/1.jpg", jpeg(1));
    write("leak/2.jpg", jpeg(2));
    Files.createSymbolicLink(temp.resolve("leak/out"), temp.resolve("secret"));
    Files.createSymbolicLink(temp.resolve("leak/loop"), temp.resolve("leak"));
    Files.createSymbolicLink(temp.resolve("leak/one.jpg"), temp.resolve("secret/1.jpg"));
    String reason = ": it is a link, and links in a leak are not followed";
    assertEquals(
        List.of(
            "picture leak/2.jpg",
            "unreadable leak/loop" + reason,
            "unreadable leak/one.jpg" + reason,
            "unreadable leak/out" + reason),
        read(temp.resolve("leak")));
  }

  @Test
  void followsAnArgumentThatIsALink() throws Exception {
    write("real/1.jpg", jpeg(1));
    Path link = Files.createSymbolicLink(temp.resolve("leak"), temp.resolve("real"));
    assertEquals(List.of("picture leak/1.jpg"), read(link));
  }

  @Test
  void escapesNamesThatPretend() throws Exception {
    write("leak/a\u202Egpj.exe", text("x"));
    write("leak/b!", text("x"));
    assertEquals(
        List.of("other leak/a\\u202Egpj.exe", "other leak/b!"), read(temp.resolve("leak")));
  }

  @Test
  void stopsWhenTheSinkWantsToStop() throws Exception {
    Path leak = write("a.zip", zip(entries("1.jpg", jpeg(1), "2.jpg", jpeg(2))));
    var seen = new ArrayList<LeakItem>();
    var intake = new LeakIntake(IntakeLimits.defaults());
    LeakSink stopping =
        item -> {
          seen.add(item);
          throw new InterruptedException();
        };
    assertThrows(InterruptedException.class, () -> intake.read(List.of(leak), stopping));
    assertEquals(1, seen.size());
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void stopsWhenTheThreadIsInterrupted() throws Exception {
    Path leak = write("a.zip", zip(entries("1.jpg", jpeg(1), "2.jpg", jpeg(2))));
    var seen = new ArrayList<LeakItem>();
    var intake = new LeakIntake(IntakeLimits.defaults());
    LeakSink interrupting =
        item -> {
          seen.add(item);
          Thread.currentThread().interrupt();
        };
    assertThrows(InterruptedException.class, () -> intake.read(List.of(leak), interrupting));
    assertEquals(1, seen.size());
  }

  @Test
  void letsTheFailureOfTheSinkThroughAsItIs() throws Exception {
    Path leak = write("a.zip", zip(entries("1.jpg", jpeg(1))));
    var failure = new IllegalStateException("the disk is full");
    var thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                new LeakIntake(IntakeLimits.defaults())
                    .read(
                        List.of(leak),
                        item -> {
                          throw failure;
                        }));
    assertSame(failure, thrown);
  }

  @Test
  void saysHowFarItIs() throws Exception {
    long size = Files.size(write("leak/1.jpg", jpeg(1)));
    size += Files.size(write("leak/2.zip", zip(entries("1.jpg", jpeg(1)))));
    var said = new ArrayList<Long>();
    var totals = new ArrayList<Long>();
    new LeakIntake(IntakeLimits.defaults())
        .read(
            List.of(temp.resolve("leak")),
            new LeakSink() {
              @Override
              public void item(LeakItem item) {}

              @Override
              public void progress(long done, long total) {
                said.add(done);
                totals.add(total);
              }
            });
    assertEquals(said.stream().sorted().toList(), said);
    assertEquals(size, said.getLast());
    assertEquals(List.of(size), totals.stream().distinct().toList());
  }

  @Test
  void leavesAFileThatTakesTooLongAndGoesOn() throws Exception {
    write("leak/a.zip", zip(entries("1.jpg", jpeg(1), "2.jpg", jpeg(2))));
    write("leak/b.jpg", jpeg(3));
    var clock = new AtomicLong();
    var limits = LeakReading.SMALL;
    var items = new ArrayList<LeakItem>();
    long tick = limits.maxTime().dividedBy(12).toNanos();
    var intake = new LeakIntake(limits, null, () -> clock.addAndGet(tick));
    intake.read(List.of(temp.resolve("leak")), items::add);
    assertEquals(
        List.of(
            "unreadable leak/a.zip: reading it took longer than 20 seconds; the rest of it was left"
                + " unread",
            "picture leak/b.jpg"),
        inShort(items));
  }

  @Test
  void doesNotHoldTheTimeOfTheSinkAgainstTheLeak() throws Exception {
    Path leak = write("a.zip", zip(entries("1.jpg", jpeg(1), "2.jpg", jpeg(2))));
    var clock = new AtomicLong();
    var items = new ArrayList<LeakItem>();
    new LeakIntake(LeakReading.SMALL, null, clock::get)
        .read(
            List.of(leak),
            item -> {
              items.add(item);
              clock.addAndGet(Duration.ofHours(1).toNanos());
            });
    assertEquals(List.of("picture a.zip!/1.jpg", "picture a.zip!/2.jpg"), inShort(items));
  }

  @Test
  void laysLargeInnerContainersDownInScratchAndLeavesNothingThere() throws Exception {
    byte[] noise = new byte[600 << 10];
    new Random(1).nextBytes(noise);
    byte[] inner = zip(entries("noise", noise, "1.jpg", jpeg(1)));
    Path leak = write("leak/a.zip", zip(entries("inner.zip", inner)));
    Path scratch = Files.createDirectory(temp.resolve("scratch"));
    var items = new ArrayList<LeakItem>();
    new LeakIntake(LeakReading.SMALL, scratch).read(List.of(leak), items::add);
    assertEquals(
        List.of("other a.zip!/inner.zip!/noise", "picture a.zip!/inner.zip!/1.jpg"),
        inShort(items));
    assertEquals(List.of(), LeakReading.filesBelow(scratch));
  }

  @Test
  void refusesLargeInnerContainersWithoutScratch() throws Exception {
    byte[] noise = new byte[2 << 20];
    new Random(1).nextBytes(noise);
    byte[] inner = zip(entries("noise", noise, "1.jpg", jpeg(1)));
    Path leak = write("a.zip", zip(entries("inner.zip", inner, "2.jpg", jpeg(2))));
    var items = inShort(LeakReading.items(LeakReading.SMALL, leak));
    assertEquals(2, items.size(), items.toString());
    assertTrue(items.get(0).startsWith("unreadable a.zip!/inner.zip: it is larger than the 1 MB"));
    assertEquals("picture a.zip!/2.jpg", items.get(1));
  }
}
