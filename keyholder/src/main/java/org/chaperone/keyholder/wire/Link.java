package org.chaperone.keyholder.wire;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.chaperone.ledger.encoding.Cbor;
import org.chaperone.ledger.encoding.MalformedException;

/**
 * A connection, one message at a time each way: length in four bytes, then CBOR. For one thread at
 * a time.
 */
public final class Link implements Closeable {

  /** Bytes in a request. */
  static final int LONGEST_REQUEST = 4 << 20;

  /** Bytes in an answer; evidence of a large range is the longest. */
  static final int LONGEST_ANSWER = 256 << 20;

  private static final byte[] GREETING =
      "chaperone-keyholder/1\n".getBytes(StandardCharsets.US_ASCII);

  private final DataInputStream in;
  private final OutputStream out;
  private final Closeable socket;

  Link(InputStream in, OutputStream out, Closeable socket) {
    this.in = new DataInputStream(new BufferedInputStream(in, 1 << 14));
    this.out = out;
    this.socket = socket;
  }

  /** Each side says which protocol it speaks, at once; one that speaks another hangs up. */
  void greet() throws IOException {
    out.write(GREETING);
    out.flush();
    byte[] theirs = in.readNBytes(GREETING.length);
    if (!Arrays.equals(theirs, GREETING)) {
      throw new IOException("The other side does not speak chaperone-keyholder/1.");
    }
  }

  void send(Cbor message) throws IOException {
    byte[] bytes = message.bytes();
    byte[] whole = ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).array();
    Arrays.fill(bytes, (byte) 0);
    try {
      out.write(whole);
      out.flush();
    } finally {
      // Keys pass here.
      Arrays.fill(whole, (byte) 0);
    }
  }

  /**
   * Waits for a message.
   *
   * @throws EOFException when the other side hung up
   */
  Cbor receive(int longest) throws IOException {
    int length = in.readInt();
    if (length < 1 || length > longest) {
      throw new IOException("The other side sent a message of " + length + " bytes.");
    }
    byte[] bytes = in.readNBytes(length);
    try {
      if (bytes.length < length) {
        throw new EOFException("The other side hung up within a message.");
      }
      return Cbor.read(bytes);
    } catch (MalformedException e) {
      throw new IOException("The other side sent something that is no CBOR.", e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
