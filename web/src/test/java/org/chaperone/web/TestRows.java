package org.chaperone.web;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaperone.vault.home.DatabasePlace;
import org.jspecify.annotations.Nullable;

/** Where the rows of a test's clinic are: SQLite, or what -Dchaperone.database=postgresql says. */
final class TestRows {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static @Nullable EmbeddedPostgres running;

  private TestRows() {}

  /** A new, empty place. */
  static DatabasePlace place() throws IOException, SQLException {
    return switch (System.getProperty("chaperone.database", "sqlite")) {
      case "sqlite" -> new DatabasePlace.Sqlite();
      case "postgresql" -> postgresql();
      case String other -> throw new IllegalArgumentException("no database: " + other);
    };
  }

  private static synchronized DatabasePlace postgresql() throws IOException, SQLException {
    EmbeddedPostgres server = running;
    if (server == null) {
      // Ended with the JVM.
      server = EmbeddedPostgres.start();
      running = server;
    }
    String name = "clinic" + COUNT.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return new DatabasePlace.Postgresql(
        "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name, "postgres");
  }
}
