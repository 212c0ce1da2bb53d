package org.chaperone.keyholder.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * TLS 1.3 between two sides that know each other's certificates.
 *
 * @param host where the keyholder is
 * @param port its port; 0 to listen on any
 * @param identity of this side, and the other's certificate
 */
public record TlsEndpoint(String host, int port, TlsIdentity identity) implements Endpoint {

  private static final String[] PROTOCOLS = {"TLSv1.3"};
  private static final int PATIENCE_MILLIS = 10_000;

  @Override
  public Link connect() throws IOException {
    SSLSocket socket = (SSLSocket) identity.context().getSocketFactory().createSocket();
    try {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      return link(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static Link link(SSLSocket socket) throws IOException {
    socket.setEnabledProtocols(PROTOCOLS);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.startHandshake();
    // From here on the other side is known, and may take its time between requests.
    socket.setSoTimeout(0);
    return new Link(socket.getInputStream(), socket.getOutputStream(), socket);
  }

  @Override
  public Listening listen() throws IOException {
    SSLServerSocket server =
        (SSLServerSocket)
            identity
                .context()
                .getServerSocketFactory()
                .createServerSocket(port, 64, InetAddress.getByName(host));
    server.setEnabledProtocols(PROTOCOLS);
    server.setNeedClientAuth(true);
    return new Listening() {
      @Override
      public Opening accept() throws IOException {
        SSLSocket socket = (SSLSocket) server.accept();
        return () -> admitted(socket);
      }

      @Override
      public void close() throws IOException {
        server.close();
      }
    };
  }

  private static Link admitted(SSLSocket socket) throws IOException {
    try {
      return link(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public String inWords() {
    return host + ":" + port + " by TLS";
  }
}
