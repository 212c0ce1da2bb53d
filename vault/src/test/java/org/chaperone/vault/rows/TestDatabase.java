package org.chaperone.vault.rows;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Which database a test runs on; the whole suite runs on both. */
public enum TestDatabase {
  SQLITE {
    @Override
    public Database open(Path folder) {
      return Database.sqlite(folder.resolve("vault.db"));
    }
  },
  POSTGRESQL {
    @Override
    public Database open(Path folder) {
      String name = "vault" + Server.COUNT.incrementAndGet();
      EmbeddedPostgres server = Server.running();
      try (Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name);
      } catch (SQLException e) {
        throw new IllegalStateException("PostgreSQL makes no database", e);
      }
      return Database.postgresql(url(name), "postgres", "");
    }
  };

  /** A new, empty database; on SQLite in the folder. */
  public abstract Database open(Path folder);

  /** The address of a database of the server that tests share. */
  static String url(String name) {
    return "jdbc:postgresql://127.0.0.1:" + Server.running().getPort() + "/" + name;
  }

  /**
   * Ends the server that tests share, so that what is opened next is on a new one, in whose files
   * nothing of earlier tests lies. No database of it may be open.
   */
  public static void anew() throws IOException {
    Server.end();
  }

  /** One server for all tests of a run; ended with the JVM. */
  private static final class Server {
    static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable EmbeddedPostgres running;

    static synchronized void end() throws IOException {
      EmbeddedPostgres server = running;
      running = null;
      if (server != null) {
        server.close();
      }
    }

    static synchronized EmbeddedPostgres running() {
      EmbeddedPostgres server = running;
      if (server == null) {
        try {
          server = EmbeddedPostgres.builder().setServerConfig("max_connections", "300").start();
        } catch (IOException | IllegalStateException e) {
          throw Assumptions.<RuntimeException>abort(
              "PostgreSQL could not be started here, so this was tested on SQLite alone: " + e);
        }
        running = server;
      }
      return server;
    }
  }

  /** The data folder of the server, for looking at what a thief of its disk would read. */
  public static Path postgresFiles() throws SQLException {
    try (Connection connection = Server.running().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        var result = statement.executeQuery("show data_directory")) {
      result.next();
      return Path.of(result.getString(1));
    }
  }
}
