package org.chaperone.vault.rows;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * The vault's database. Opening it brings its schema up to date. Safe to use from many threads.
 *
 * <p>What a transaction has committed is on stable storage.
 */
public final class Database implements AutoCloseable {

  private static final int CONNECTIONS = 8;
  private static final int PATIENCE_SECONDS = 10;

  private final HikariDataSource source;
  private final SQLDialect dialect;
  private final DSLContext dsl;

  private Database(HikariConfig config, SQLDialect dialect) {
    this.source = new HikariDataSource(config);
    this.dialect = dialect;
    this.dsl = DSL.using(source, dialect, new Settings().withExecuteLogging(false));
    try {
      migrate();
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /** A database in one file, which is made when it is not there. */
  public static Database sqlite(Path file) {
    HikariConfig config = config("jdbc:sqlite:" + file.toAbsolutePath());
    Properties pragmas = new Properties();
    pragmas.setProperty("journal_mode", "WAL");
    // In WAL mode only FULL has a commit on the disk when it returns.
    pragmas.setProperty("synchronous", "FULL");
    pragmas.setProperty("foreign_keys", "true");
    pragmas.setProperty("busy_timeout", "20000");
    // What is deleted is overwritten, or erased patients' rows would lie about in free pages.
    pragmas.setProperty("secure_delete", "true");
    pragmas.setProperty("transaction_mode", "IMMEDIATE");
    config.setDataSourceProperties(pragmas);
    return new Database(config, SQLDialect.SQLITE);
  }

  /**
   * A PostgreSQL database.
   *
   * @param url such as {@code jdbc:postgresql://localhost/chaperone}
   */
  public static Database postgresql(String url, String user, String password) {
    HikariConfig config = config(url);
    config.setUsername(user);
    config.setPassword(password);
    return new Database(config, SQLDialect.POSTGRES);
  }

  /**
   * Makes sure that a PostgreSQL database can be signed in to.
   *
   * @throws IOException with the database's own sentence when it cannot
   */
  public static void tryPostgresql(String url, String user, String password) throws IOException {
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      if (!connection.isValid(PATIENCE_SECONDS)) {
        throw new IOException("The database at " + url + " does not answer.");
      }
    } catch (SQLException e) {
      throw new IOException(
          "The database at "
              + url
              + " cannot be used: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          e);
    }
  }

  private static HikariConfig config(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setPoolName("vault");
    return config;
  }

  private void migrate() {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:org/chaperone/vault/schema")
        .placeholders(Map.of("bytes", dialect == SQLDialect.SQLITE ? "blob" : "bytea"))
        .load()
        .migrate();
  }

  DSLContext dsl() {
    return dsl;
  }

  /** SQLite or PostgreSQL. */
  public String kind() {
    return dialect == SQLDialect.SQLITE ? "SQLite" : "PostgreSQL";
  }

  /** Work that is done wholly or not at all. */
  @FunctionalInterface
  interface Work {
    void with(DSLContext dsl);
  }

  void inTransaction(Work work) {
    dsl.transaction(configuration -> work.with(DSL.using(configuration)));
  }

  @Override
  public void close() {
    source.close();
  }
}
