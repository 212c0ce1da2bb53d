package org.chaperone.picture.heif;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.chaperone.picture.header.UnreadableException;

/**
 * The main picture of a HEIF file, opened but perhaps not yet decoded. For one thread; {@link
 * #close()} lets the worker have the next file.
 */
public final class HeifPicture implements AutoCloseable {

  /** Ten times what the largest picture that is read takes. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final WorkerProcess worker;
  private final Consumer<WorkerProcess> whenDone;
  private final int width;
  private final int height;
  private final int channels;
  private final boolean multiplied;
  private boolean isAwaited = true;
  private boolean hasFallen;

  private HeifPicture(WorkerProcess worker, Consumer<WorkerProcess> whenDone) throws IOException {
    this.worker = worker;
    this.whenDone = whenDone;
    this.width = worker.in().readInt();
    this.height = worker.in().readInt();
    this.channels = worker.in().readInt();
    this.multiplied = worker.in().readBoolean();
  }

  static HeifPicture open(WorkerProcess worker, byte[] file, Consumer<WorkerProcess> whenDone)
      throws UnreadableException {
    CompletableFuture<?> deadline = worker.endingAfter(LONGEST);
    try {
      worker.out().writeInt(file.length);
      worker.out().write(file);
      worker.out().flush();
      if (worker.in().readBoolean()) {
        return new HeifPicture(worker, whenDone);
      }
      String reason = worker.in().readUTF();
      whenDone.accept(worker);
      throw new UnreadableException(reason);
    } catch (IOException e) {
      throw fallen(worker);
    } finally {
      deadline.cancel(false);
    }
  }

  /** Of the upright picture, in pixels, as the file promises it. */
  public int width() {
    return width;
  }

  /** Likewise. */
  public int height() {
    return height;
  }

  /** How many bytes a pixel has: 3, or 4 when there is alpha. */
  public int channels() {
    return channels;
  }

  /** Whether the colours were multiplied with alpha. */
  public boolean isMultiplied() {
    return multiplied;
  }

  /** Takes the rows of a decoded picture. */
  public interface Rows {
    /** Receives a row of width × channels bytes; the array is used again. */
    void row(int y, byte[] samples);
  }

  /**
   * Decodes the picture, once, into rows of red, green, blue and perhaps alpha, 8 bits each, from
   * the top.
   *
   * @throws UnreadableException when the data is damaged, of a kind that the installed libheif does
   *     not decode, or too much for it
   */
  public void decode(Rows to) throws UnreadableException {
    CompletableFuture<?> deadline = worker.endingAfter(LONGEST);
    try {
      answer(true);
      if (!worker.in().readBoolean()) {
        throw new UnreadableException(worker.in().readUTF());
      }
      byte[] row = new byte[Math.multiplyExact(width, channels)];
      for (int y = 0; y < height; y++) {
        worker.in().readFully(row);
        to.row(y, row);
      }
    } catch (IOException e) {
      hasFallen = true;
      throw fallen(worker);
    } finally {
      deadline.cancel(false);
    }
  }

  private void answer(boolean isWanted) throws IOException {
    isAwaited = false;
    worker.out().writeBoolean(isWanted);
    worker.out().flush();
  }

  private static UnreadableException fallen(WorkerProcess worker) {
    worker.end();
    return new UnreadableException("the system's libheif failed on this picture");
  }

  @Override
  public void close() {
    if (hasFallen) {
      return;
    }
    try {
      if (isAwaited) {
        answer(false);
      }
      whenDone.accept(worker);
    } catch (IOException e) {
      worker.end();
    }
  }
}
