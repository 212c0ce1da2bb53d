package org.chaperone.vault.breakin;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A wire to a keyholder's socket that breaks some time after somebody connects. */
final class BreakingWire implements Closeable {

  private final Path socket;
  private final ServerSocketChannel server;
  private final Thread serving;

  BreakingWire(Path socket, Path keyholder, Duration lasts) throws IOException {
    this.socket = socket;
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    serving = Thread.ofVirtual().start(() -> serve(keyholder, lasts));
  }

  Path socket() {
    return socket;
  }

  private void serve(Path keyholder, Duration lasts) {
    try (SocketChannel near = server.accept();
        SocketChannel far = SocketChannel.open(UnixDomainSocketAddress.of(keyholder))) {
      Thread.ofVirtual().start(() -> pump(near, far));
      Thread.ofVirtual().start(() -> pump(far, near));
      Thread.sleep(lasts);
    } catch (IOException e) {
      // Broken even earlier.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pump(SocketChannel from, SocketChannel to) {
    ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
    try {
      while (from.read(bytes) >= 0) {
        bytes.flip();
        while (bytes.hasRemaining()) {
          to.write(bytes);
        }
        bytes.clear();
      }
    } catch (IOException e) {
      // It is a wire that breaks.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    serving.interrupt();
    Files.deleteIfExists(socket);
  }
}
