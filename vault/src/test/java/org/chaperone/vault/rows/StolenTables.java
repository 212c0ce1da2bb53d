package org.chaperone.vault.rows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Record;

/** Every value of every table, Flyway's included, as somebody reads them who has the database. */
public final class StolenTables {

  private StolenTables() {}

  /** The values, as bytes. */
  public static List<byte[]> values(Database database) {
    List<byte[]> values = new ArrayList<>();
    String tables =
        database.kind().equals("SQLite")
            ? "select name from sqlite_master where type = 'table'"
            : "select table_name from information_schema.tables where table_schema = 'public'";
    for (String table : database.dsl().fetch(tables).getValues(0, String.class)) {
      for (Record row : database.dsl().fetch("select * from \"" + table + "\"")) {
        for (Object value : row.intoArray()) {
          if (value instanceof byte[] bytes) {
            values.add(bytes);
          } else if (value != null) {
            values.add(value.toString().getBytes(StandardCharsets.UTF_8));
          }
        }
      }
    }
    return values;
  }
}
