package org.chaperone.keyholder.wire;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import jdk.net.ExtendedSocketOptions;

/**
 * A Unix domain socket on this machine. The kernel says which user connects; others than those
 * named are turned away, so the file's permissions do not matter.
 *
 * @param socket the file; a left-over one is replaced when listening
 * @param users who may connect, by their names on this machine
 */
public record UnixEndpoint(Path socket, Set<String> users) implements Endpoint {

  /** Copies the set. */
  public UnixEndpoint {
    users = Set.copyOf(users);
  }

  /** For this process's own user. */
  public static UnixEndpoint of(Path socket) {
    return new UnixEndpoint(socket, Set.of(System.getProperty("user.name")));
  }

  @Override
  public Link connect() throws IOException {
    return link(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
  }

  private static Link link(SocketChannel channel) {
    return new Link(Channels.newInputStream(channel), Channels.newOutputStream(channel), channel);
  }

  @Override
  public Listening listen() throws IOException {
    if (Files.exists(socket)
        && !Files.readAttributes(socket, BasicFileAttributes.class).isOther()) {
      throw new IOException("There is a file at " + socket + " that is no socket.");
    }
    Files.deleteIfExists(socket);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(socket));
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
    } catch (IOException e) {
      server.close();
      throw e;
    }
    return new Listening() {
      @Override
      public Opening accept() throws IOException {
        SocketChannel channel = server.accept();
        return () -> admitted(channel);
      }

      @Override
      public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
      }
    };
  }

  private Link admitted(SocketChannel channel) throws IOException {
    String user = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
    if (!users.contains(user)) {
      channel.close();
      throw new IOException("The user " + user + " may not connect here.");
    }
    return link(channel);
  }

  @Override
  public String inWords() {
    return "the socket " + socket;
  }
}
