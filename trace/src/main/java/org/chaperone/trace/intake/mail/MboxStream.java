package org.chaperone.trace.intake.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A mailbox that reads as one message at a time (RFC 4155).
 *
 * <p>A message begins with a line {@code From sender date} after an empty line. The {@code >} that
 * some programs put before such a line within a text stays; encoded attachments have none.
 */
final class MboxStream extends InputStream {

  private static final int LONGEST_FROM_LINE = 1024;
  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d");

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int start;
  private int end;
  private boolean ended;

  /** How much of the buffer, from {@code start}, is known to be of this message. */
  private int known;

  private boolean isInMessage;
  private boolean lineIsNew = true;
  private boolean lineBeforeIsEmpty = true;
  private boolean lineIsEmpty = true;

  MboxStream(InputStream in) {
    this.in = in;
  }

  /** Passes over what is left of this message; whether another one follows. */
  boolean nextMessage() throws IOException {
    byte[] dropped = new byte[8192];
    while (isInMessage) {
      read(dropped, 0, dropped.length);
    }
    if (!fill(1)) {
      return false;
    }
    dropLine();
    isInMessage = true;
    return true;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!isInMessage || (known == 0 && !lookOn())) {
      isInMessage = false;
      return -1;
    }
    int n = Math.min(length, known);
    System.arraycopy(buffer, start, into, offset, n);
    start += n;
    known -= n;
    return n;
  }

  /** Finds more of this message; whether there is any. */
  private boolean lookOn() throws IOException {
    if (lineIsNew && lineBeforeIsEmpty && fill(LONGEST_FROM_LINE) && isFromLine()) {
      return false;
    }
    if (!fill(1)) {
      return false;
    }
    int at = start;
    do {
      byte b = buffer[at++];
      lineIsNew = b == '\n';
      if (lineIsNew) {
        lineBeforeIsEmpty = lineIsEmpty;
        lineIsEmpty = true;
      } else if (b != '\r') {
        lineIsEmpty = false;
      }
    } while (at < end && !(lineIsNew && lineBeforeIsEmpty));
    known = at - start;
    return true;
  }

  private boolean isFromLine() {
    for (int i = 0; i < FROM.length; i++) {
      if (start + i >= end || buffer[start + i] != FROM[i]) {
        return false;
      }
    }
    int at = start;
    while (at < end && at - start < LONGEST_FROM_LINE && buffer[at] != '\n') {
      at++;
    }
    return TIME.matcher(new String(buffer, start, at - start, StandardCharsets.ISO_8859_1)).find();
  }

  private void dropLine() throws IOException {
    while (fill(1)) {
      if (buffer[start++] == '\n') {
        break;
      }
    }
    lineIsNew = true;
    lineIsEmpty = true;
    lineBeforeIsEmpty = false;
  }

  /** Has at least so many bytes in the buffer, or all there are; whether there is any. */
  private boolean fill(int wanted) throws IOException {
    if (end - start < wanted && !ended) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
      while (end < wanted && !ended) {
        int n = in.read(buffer, end, buffer.length - end);
        ended = n < 0;
        end += Math.max(0, n);
      }
    }
    return end > start;
  }
}
