package org.chaperone.picture.heif;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.chaperone.picture.header.UnreadableException;

/**
 * The process that libheif runs in. It takes one file after the other from its standard input and
 * ends when that ends, or when nothing has come for a while.
 *
 * <p>A file is its length (int) and its bytes. The answer is false and a reason (UTF), or true and
 * the picture's width, height and channels (int) and whether its colours are multiplied with alpha
 * (boolean). The other side then says whether it wants the pixels (boolean). If so, the answer is
 * false and a reason, or true and the rows from the top.
 */
final class HeifWorker {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private HeifWorker() {}

  /** Serves until the input ends. */
  public static void main(String[] args) throws IOException {
    var in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    var out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    var idle = new Idleness(PATIENCE);
    while (true) {
      int length;
      idle.starts();
      try {
        length = in.readInt();
      } catch (EOFException e) {
        return;
      }
      idle.ends();
      try (Arena arena = Arena.ofConfined()) {
        answer(received(in, arena.allocate(length)), in, out);
      }
      out.flush();
    }
  }

  private static MemorySegment received(DataInputStream in, MemorySegment file) throws IOException {
    byte[] part = new byte[1 << 16];
    for (long at = 0; at < file.byteSize(); at += part.length) {
      int length = (int) Math.min(part.length, file.byteSize() - at);
      in.readFully(part, 0, length);
      MemorySegment.copy(part, 0, file, JAVA_BYTE, at, length);
    }
    return file;
  }

  private static void answer(MemorySegment file, DataInputStream in, DataOutputStream out)
      throws IOException {
    try (NativeHeif heif = NativeHeif.open(file)) {
      out.writeBoolean(true);
      out.writeInt(heif.width());
      out.writeInt(heif.height());
      out.writeInt(heif.channels());
      out.writeBoolean(heif.isMultiplied());
      out.flush();
      if (in.readBoolean()) {
        var rows = new SentRows(out);
        heif.decode(rows);
      }
    } catch (UnreadableException e) {
      out.writeBoolean(false);
      out.writeUTF(e.reason());
    }
  }

  /** Says that there are pixels when the first row comes. */
  private static final class SentRows implements NativeHeif.Rows {

    private final DataOutputStream out;
    private boolean started;

    SentRows(DataOutputStream out) {
      this.out = out;
    }

    @Override
    public void row(byte[] samples) throws IOException {
      if (!started) {
        out.writeBoolean(true);
        started = true;
      }
      out.write(samples);
    }
  }
}
