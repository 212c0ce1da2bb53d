package org.chaperone.trace.archive;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.chaperone.picture.features.Fingerprint;
import org.chaperone.picture.pdq.PdqHash;

/**
 * One file of the index: up to {@link #MOST} photographs, written once, then only read.
 *
 * <p>Layout, big-endian but for the columns: header of 64 bytes (magic, photographs, points, length
 * of thumbnails, length of table, CRC-32C of table, CRC-32C of the header so far), columns of
 * {@link Postings}, thumbnails one after the other, table of photographs. The file is mapped; what
 * is on the heap is the table and a directory of 262 KB.
 */
final class Segment implements AutoCloseable {

  /** The most photographs in one file, so that merging two never needs more than some 200 MB. */
  static final int MOST = 16_384;

  private static final long MAGIC = 0x4348_5045_4944_5831L;
  private static final int HEADER = 64;

  private final Path file;
  private final Arena arena;
  private final MemorySegment mapped;
  private final Postings postings;
  private final List<Photograph> photographs;
  private final long thumbnailsAt;
  private final long[] thumbnailStarts;

  private Segment(
      Path file,
      Arena arena,
      MemorySegment mapped,
      Postings postings,
      List<Photograph> photographs,
      long thumbnailsAt,
      long[] thumbnailStarts) {
    this.file = file;
    this.arena = arena;
    this.mapped = mapped;
    this.postings = postings;
    this.photographs = photographs;
    this.thumbnailsAt = thumbnailsAt;
    this.thumbnailStarts = thumbnailStarts;
  }

  /** Writes a new file, whole or not at all, and forces it to the disk. */
  static void write(Path file, List<Indexed> content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    List<Fingerprint> fingerprints = content.stream().map(Indexed::fingerprint).toList();
    int points = PostingsBuilder.points(fingerprints);
    byte[] table = table(content);
    CRC32C tableSum = new CRC32C();
    tableSum.update(table);
    try (FileChannel channel =
            FileChannel.open(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        Arena arena = Arena.ofConfined()) {
      long columns = (long) points * Postings.BYTES;
      long thumbnails = content.stream().mapToLong(i -> i.thumbnail().length).sum();
      if (columns > 0) {
        MemorySegment there = channel.map(FileChannel.MapMode.READ_WRITE, HEADER, columns, arena);
        PostingsBuilder.write(fingerprints, there);
        there.force();
      }
      channel.position(HEADER + columns);
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      for (Indexed i : content) {
        out.write(i.thumbnail());
      }
      out.write(table);
      out.flush();
      channel.position(0);
      channel.write(
          java.nio.ByteBuffer.wrap(
              header(content.size(), points, thumbnails, table.length, tableSum.getValue())));
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] header(int photographs, int points, long thumbnails, int table, long sum) {
    java.nio.ByteBuffer header = java.nio.ByteBuffer.allocate(HEADER);
    header.putLong(MAGIC).putInt(photographs).putInt(points).putLong(thumbnails).putInt(table);
    header.putInt((int) sum);
    CRC32C own = new CRC32C();
    own.update(header.array(), 0, header.position());
    header.putInt((int) own.getValue());
    return header.array();
  }

  private static byte[] table(List<Indexed> content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (Indexed i : content) {
      Photograph p = i.photograph();
      byte[] path = p.path().getBytes(java.nio.charset.StandardCharsets.UTF_8);
      out.writeInt(path.length);
      out.write(path);
      out.writeLong(p.size());
      out.writeLong(p.modified());
      out.write(HexFormat.of().parseHex(p.sha256()));
      out.writeInt(p.width());
      out.writeInt(p.height());
      out.writeShort(p.frameWidth());
      out.writeShort(p.frameHeight());
      out.writeLong(p.pdq().first());
      out.writeLong(p.pdq().second());
      out.writeLong(p.pdq().third());
      out.writeLong(p.pdq().fourth());
      out.writeByte(p.pdqQuality());
      out.writeInt(i.thumbnail().length);
    }
    return bytes.toByteArray();
  }

  /**
   * Opens a file.
   *
   * @throws IOException when it is not one, or damaged, with the reason
   */
  @SuppressWarnings("MustBeClosedChecker") // The segment owns the arena and closes it.
  static Segment open(Path file) throws IOException {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long length = channel.size();
      MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, length, arena);
      return open(file, arena, mapped);
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw new IOException(
          "the index file " + file.getFileName() + " is damaged: " + e.getMessage(), e);
    }
  }

  private static Segment open(Path file, Arena arena, MemorySegment mapped) throws IOException {
    if (mapped.byteSize() < HEADER) {
      throw new IOException("it is shorter than its header");
    }
    byte[] head = mapped.asSlice(0, HEADER).toArray(ValueLayout.JAVA_BYTE);
    java.nio.ByteBuffer header = java.nio.ByteBuffer.wrap(head);
    if (header.getLong() != MAGIC) {
      throw new IOException("it is no index file of this version");
    }
    int count = header.getInt();
    int points = header.getInt();
    long thumbnails = header.getLong();
    int tableLength = header.getInt();
    int tableSum = header.getInt();
    CRC32C own = new CRC32C();
    own.update(head, 0, header.position());
    if ((int) own.getValue() != header.getInt()) {
      throw new IOException("its header does not agree with its checksum");
    }
    long columns = (long) points * Postings.BYTES;
    if (mapped.byteSize() != HEADER + columns + thumbnails + tableLength) {
      throw new IOException("its length is not what its header says");
    }
    byte[] table =
        mapped.asSlice(HEADER + columns + thumbnails, tableLength).toArray(ValueLayout.JAVA_BYTE);
    CRC32C sum = new CRC32C();
    sum.update(table);
    if ((int) sum.getValue() != tableSum) {
      throw new IOException("its table does not agree with its checksum");
    }
    List<Photograph> photographs = new ArrayList<>(count);
    long[] starts = new long[count + 1];
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(table));
    for (int i = 0; i < count; i++) {
      photographs.add(photograph(in));
      starts[i + 1] = starts[i] + in.readInt();
    }
    if (starts[count] != thumbnails) {
      throw new IOException("its thumbnails do not fill their place");
    }
    Postings postings = new Postings(mapped.asSlice(HEADER, columns), points, count);
    return new Segment(
        file, arena, mapped, postings, List.copyOf(photographs), HEADER + columns, starts);
  }

  private static Photograph photograph(DataInputStream in) throws IOException {
    byte[] path = in.readNBytes(in.readInt());
    return new Photograph(
        new String(path, java.nio.charset.StandardCharsets.UTF_8),
        in.readLong(),
        in.readLong(),
        HexFormat.of().formatHex(in.readNBytes(32)),
        in.readInt(),
        in.readInt(),
        in.readUnsignedShort(),
        in.readUnsignedShort(),
        new PdqHash(in.readLong(), in.readLong(), in.readLong(), in.readLong()),
        in.readByte());
  }

  Path file() {
    return file;
  }

  Postings postings() {
    return postings;
  }

  List<Photograph> photographs() {
    return photographs;
  }

  byte[] thumbnail(int i) {
    return mapped
        .asSlice(thumbnailsAt + thumbnailStarts[i], thumbnailStarts[i + 1] - thumbnailStarts[i])
        .toArray(ValueLayout.JAVA_BYTE);
  }

  /** Everything in this file again, to be written into another. */
  List<Indexed> content() {
    List<Fingerprint> fingerprints = postings.fingerprints(photographs.size());
    List<Indexed> content = new ArrayList<>(photographs.size());
    for (int i = 0; i < photographs.size(); i++) {
      Photograph p = photographs.get(i);
      Fingerprint f = fingerprints.get(i);
      content.add(
          new Indexed(
              p,
              new Fingerprint(
                  p.frameWidth(), p.frameHeight(), f.cells(), f.low(), f.high(), f.places()),
              thumbnail(i)));
    }
    return content;
  }

  @Override
  public void close() {
    arena.close();
  }
}
