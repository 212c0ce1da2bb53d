package org.chaperone.trace.intake.unpack;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * One thing of the leak while it is open: a file, or an entry of a container. Closing it does not
 * close the bytes of an entry, which belong to the container around it.
 *
 * <p>It can be read once from the start ({@link #stream}), or anywhere ({@link #channel}). The
 * latter lays an entry down in memory, or in the scratch folder when it is large.
 */
public final class Content implements Closeable {

  private final String path;
  private final String name;
  private final int depth;
  private final Unpacking unpacking;
  private final @Nullable Path file;
  private final ContentStream stream;
  private final List<Closeable> opened = new ArrayList<>();
  private boolean isLayer;
  private byte @Nullable [] laidInMemory;
  private long held;

  private Content(
      String path,
      String name,
      int depth,
      Unpacking unpacking,
      @Nullable Path file,
      ContentStream stream) {
    this.path = path;
    this.name = name;
    this.depth = depth;
    this.unpacking = unpacking;
    this.file = file;
    this.stream = stream;
  }

  /** A file of the leak; it is never followed when it is a link. */
  public static Content ofFile(Path file, String path, Unpacking unpacking) throws IOException {
    InputStream in = Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    String name = path.substring(path.lastIndexOf('/') + 1);
    var content = new Content(path, name, 0, unpacking, file, ContentStream.ofFile(in, unpacking));
    content.opened.add(in);
    return content;
  }

  static Content ofEntry(
      String path,
      String name,
      int depth,
      Unpacking unpacking,
      InputStream source,
      @Nullable LongSupplier packedBytes) {
    var stream = ContentStream.ofEntry(source, packedBytes, unpacking);
    return new Content(path, name, depth, unpacking, null, stream);
  }

  /** This entry under another path. */
  Content at(String newPath) {
    return new Content(newPath, name, depth, unpacking, file, stream);
  }

  /** This entry as what the container around it consists of, under the same path. */
  Content asLayer() {
    isLayer = true;
    return this;
  }

  /** Whether the container around it has the same path. */
  boolean isLayer() {
    return isLayer;
  }

  /** As it is reported: {@code leak/a.zip!/b.jpg}. */
  public String path() {
    return path;
  }

  /** The last part of its name; a hint, nothing more. */
  public String name() {
    return name;
  }

  /** How many containers lie around it. */
  int depth() {
    return depth;
  }

  public Unpacking unpacking() {
    return unpacking;
  }

  /** Its bytes from the start; always the same stream. */
  public ContentStream stream() {
    return stream;
  }

  /**
   * Its bytes, to be read anywhere; every read is counted and checked. At most once for an entry,
   * whose {@link #stream} it reads to the end.
   *
   * @throws Refusal when it is an entry too large to be laid down
   */
  public CheckedChannel channel() throws IOException {
    SeekableByteChannel channel =
        file != null
            ? Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)
            : laidDown();
    opened.add(channel);
    return new CheckedChannel(channel, unpacking, file != null);
  }

  private SeekableByteChannel laidDown() throws IOException {
    int most = unpacking.memoryLeft();
    byte[] start = stream.readNBytes(unpacking.scratch() == null ? most : most / 4);
    int next = stream.read();
    if (next >= 0) {
      return laidInScratch(start, next);
    }
    laidInMemory = start;
    held = start.length;
    unpacking.hold(held);
    return new SeekableInMemoryByteChannel(start);
  }

  private SeekableByteChannel laidInScratch(byte[] start, int next) throws IOException {
    Path scratch = unpacking.scratch();
    if (scratch == null) {
      throw new Refusal(
          "it is larger than the "
              + InWords.bytes(unpacking.memoryLeft())
              + " that a container inside another may hold; unpack the outer one and trace the"
              + " folder");
    }
    try {
      Path laid = Files.createTempFile(scratch, "intake-", ".part");
      SeekableByteChannel channel =
          Files.newByteChannel(
              laid,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      opened.add(channel);
      var out = Channels.newOutputStream(channel);
      out.write(start);
      out.write(next);
      stream.transferTo(out);
      return channel.position(0);
    } catch (IOException e) {
      unpacking.check();
      throw new Refusal("there is no room for it in the scratch folder");
    }
  }

  /**
   * The SHA-256 of the whole, where its bytes can be had a second time; empty where they cannot.
   */
  String sha256IfAtHand() {
    if (laidInMemory != null) {
      return ContentStream.sha256(laidInMemory);
    }
    if (file == null) {
      return "";
    }
    try (InputStream in =
        Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return ContentStream.ofFile(in, unpacking).sha256ToEnd();
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    unpacking.hold(-held);
    held = 0;
    laidInMemory = null;
    for (Closeable one : opened.reversed()) {
      try {
        one.close();
      } catch (IOException ignored) {
        // What was only read loses nothing when it does not close.
      }
    }
    opened.clear();
  }
}
