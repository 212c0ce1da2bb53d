package org.chaperone.bench.release;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaperone.bench.report.Latency;

/**
 * What most systems write down who saw what in: a table, a row and a transaction for each view. It
 * is durable, and whoever administers the database can rewrite it unseen.
 */
final class AuditTable implements AutoCloseable {

  private static final int COMMITMENT = 32;
  private static final int BOX = 200;

  private final Optional<String> address;
  private final String name = "chaperone_bench_audit_" + ProcessHandle.current().pid();
  private final List<Connection> connections = new ArrayList<>();

  private AuditTable(Optional<String> address) {
    this.address = address;
  }

  /** Makes the table, where there is a database for it. */
  static AuditTable in(Optional<String> address) throws SQLException {
    AuditTable table = new AuditTable(address);
    if (address.isPresent()) {
      table.execute(
          "CREATE TABLE "
              + table.name
              + " (id bigserial PRIMARY KEY, at timestamptz NOT NULL DEFAULT now(),"
              + " actor bytea NOT NULL, patient bytea NOT NULL, details bytea NOT NULL)");
    }
    return table;
  }

  /** One caller, with a connection of its own. */
  Latency.Call inserting() throws SQLException {
    Connection connection = DriverManager.getConnection(address.orElseThrow());
    connections.add(connection);
    connection.setAutoCommit(false);
    PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO " + name + " (actor, patient, details) VALUES (?, ?, ?)");
    return i -> {
      insert.setBytes(1, new byte[COMMITMENT]);
      insert.setBytes(2, new byte[COMMITMENT]);
      insert.setBytes(3, new byte[BOX]);
      insert.executeUpdate();
      connection.commit();
    };
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(address.orElseThrow());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : connections) {
      connection.close();
    }
    if (address.isPresent()) {
      execute("DROP TABLE " + name);
    }
  }
}
