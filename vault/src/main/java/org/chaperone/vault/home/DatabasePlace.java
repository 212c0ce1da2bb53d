package org.chaperone.vault.home;

/** Where the rows are. */
public sealed interface DatabasePlace {

  /** In the vault's folder, as {@code vault.db}. */
  record Sqlite() implements DatabasePlace {}

  /**
   * In a PostgreSQL database.
   *
   * @param url such as {@code jdbc:postgresql://localhost/chaperone}
   */
  record Postgresql(String url, String user) implements DatabasePlace {}
}
