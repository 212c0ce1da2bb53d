package org.chaperone.picture.heif;

import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.chaperone.picture.header.UnreadableException;

/**
 * Opens HEIF files in worker processes, as many as there are callers at a time. Workers are kept
 * for the next file; they end by themselves when there is none for a minute, and with this process.
 */
public final class HeifDecoder {

  private final ConcurrentLinkedDeque<WorkerProcess> idle = new ConcurrentLinkedDeque<>();

  /**
   * Opens a file.
   *
   * @return the main picture, to be closed by the caller
   * @throws UnreadableException when the system lacks libheif, or the file is damaged
   */
  public HeifPicture open(byte[] file) throws UnreadableException {
    return HeifPicture.open(worker(), file, idle::push);
  }

  /** How many workers wait for a file. */
  int idle() {
    return idle.size();
  }

  private WorkerProcess worker() throws UnreadableException {
    for (WorkerProcess worker = idle.poll(); worker != null; worker = idle.poll()) {
      if (worker.isAlive()) {
        return worker;
      }
    }
    try {
      return WorkerProcess.start();
    } catch (IOException e) {
      throw new UnreadableException("no process could be started to read HEIC pictures in");
    }
  }
}
