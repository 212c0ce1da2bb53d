package org.chaperone.trace.intake.unpack;

import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file or entry, counted while they are read.
 *
 * <p>A source that fails, whatever it throws, reads as one that ends early: {@link #isCutOff} tells
 * the difference. An entry that unpacks too far throws a {@link Refusal}, again on every further
 * read.
 */
public final class ContentStream extends InputStream {

  private static final int AT_ONCE = 1 << 16;

  /** Where an unpacker fails, what it has unpacked in the same read is lost. */
  private static final int AT_ONCE_UNPACKED = 1 << 12;

  private final InputStream source;
  private final @Nullable LongSupplier packedBytes;
  private final long packedAtStart;
  private final Unpacking unpacking;
  private final boolean isEntry;

  private byte[] head = new byte[0];
  private int headRead;
  private long bytes;
  private boolean ended;
  private boolean cutOff;
  private @Nullable Refusal refusal;

  private ContentStream(
      InputStream source,
      @Nullable LongSupplier packedBytes,
      Unpacking unpacking,
      boolean isEntry) {
    this.source = source;
    this.packedBytes = packedBytes;
    this.packedAtStart = packedBytes == null ? 0 : packedBytes.getAsLong();
    this.unpacking = unpacking;
    this.isEntry = isEntry;
  }

  /** The bytes of a file of the leak, which cost nothing of what it may unpack to. */
  static ContentStream ofFile(InputStream source, Unpacking unpacking) {
    return new ContentStream(source, null, unpacking, false);
  }

  /**
   * The bytes of an entry.
   *
   * @param packedBytes how many bytes the container was read for so far; none: it is not packed
   */
  static ContentStream ofEntry(
      InputStream source, @Nullable LongSupplier packedBytes, Unpacking unpacking) {
    return new ContentStream(source, packedBytes, unpacking, true);
  }

  /** The first bytes, {@code wanted} or all there are; they are read again afterwards. */
  public byte[] head(int wanted) {
    if (headRead == 0 && head.length < wanted && bytes == head.length) {
      byte[] more = Arrays.copyOf(head, wanted);
      int filled = head.length;
      while (filled < wanted) {
        int n = fetch(more, filled, wanted - filled);
        if (n < 0) {
          break;
        }
        filled += n;
      }
      head = Arrays.copyOf(more, filled);
    }
    return head.clone();
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (headRead < head.length) {
      int n = Math.min(length, head.length - headRead);
      System.arraycopy(head, headRead, into, offset, n);
      headRead += n;
      return n;
    }
    return fetch(into, offset, length);
  }

  @Override
  public long skip(long wanted) {
    byte[] dropped = new byte[(int) Math.min(AT_ONCE, Math.max(0, wanted))];
    long skipped = 0;
    while (skipped < wanted) {
      int n = read(dropped, 0, (int) Math.min(dropped.length, wanted - skipped));
      if (n < 0) {
        break;
      }
      skipped += n;
    }
    return skipped;
  }

  private int fetch(byte[] into, int offset, int length) {
    if (refusal != null) {
      throw refusal;
    }
    if (ended) {
      unpacking.check();
      return -1;
    }
    int n = fromSource(into, offset, Math.min(length, isEntry ? AT_ONCE_UNPACKED : AT_ONCE));
    if (n < 0) {
      ended = true;
      return -1;
    }
    bytes += n;
    if (isEntry) {
      unpacking.spend(n);
      judgeRatio();
    } else {
      unpacking.readFromFile(n);
    }
    return n;
  }

  private int fromSource(byte[] into, int offset, int length) {
    try {
      int n = source.read(into, offset, length);
      if (n != 0) {
        return n;
      }
      int one = source.read();
      if (one < 0) {
        return -1;
      }
      into[offset] = (byte) one;
      return 1;
    } catch (UnpackingStopped | Refusal e) {
      throw e;
    } catch (Exception | Error e) {
      unpacking.check();
      cutOff = true;
      return -1;
    }
  }

  private void judgeRatio() {
    if (packedBytes == null) {
      return;
    }
    var limits = unpacking.limits();
    long packed = Math.max(1, packedBytes.getAsLong() - packedAtStart);
    if (bytes > limits.freeBytes() && bytes > limits.maxRatio() * packed) {
      refusal =
          new Refusal(
              "it unpacks to more than "
                  + InWords.bytes(limits.freeBytes())
                  + " and "
                  + Math.round(limits.maxRatio())
                  + " times its packed size, as bombs do",
              this);
      throw refusal;
    }
  }

  /** Reads what is left. */
  void drain() {
    byte[] dropped = new byte[AT_ONCE];
    int n;
    do {
      n = read(dropped, 0, dropped.length);
    } while (n >= 0);
  }

  /** Reads everything from here to the end and gives the SHA-256 in lower-case hex. */
  String sha256ToEnd() {
    return sha256ToEnd(sha256());
  }

  /** As {@link #sha256ToEnd()} when these bytes, and one more, have already been read. */
  String sha256ToEnd(byte[] before, int next) {
    MessageDigest digest = sha256();
    digest.update(before);
    digest.update((byte) next);
    return sha256ToEnd(digest);
  }

  private String sha256ToEnd(MessageDigest digest) {
    byte[] buffer = new byte[AT_ONCE];
    for (int n = read(buffer, 0, buffer.length); n >= 0; n = read(buffer, 0, buffer.length)) {
      digest.update(buffer, 0, n);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /** How many bytes have been read so far, the head included. */
  public long bytesRead() {
    return bytes;
  }

  /** Whether the source failed before its end, so that bytes are missing. */
  boolean isCutOff() {
    return cutOff;
  }

  /** The refusal that every further read throws; none as long as the content may be read. */
  @Nullable Refusal refusal() {
    return refusal;
  }

  /** Does nothing: the source belongs to whoever made it, and may hold the next entry. */
  @Override
  public void close() {}
}
