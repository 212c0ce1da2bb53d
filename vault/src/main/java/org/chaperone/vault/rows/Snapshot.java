package org.chaperone.vault.rows;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;

/**
 * All rows at one moment in one stream, the same for both databases, so that a vault can be
 * restored from one into the other. Holds what the database holds: ciphertext.
 *
 * <pre>
 * "chaperone rows 1\n", then for each table its name and rows, each introduced by 1, then 0;
 * at the end the SHA-256 of all before.
 * </pre>
 */
public final class Snapshot {

  private static final String TITLE = "chaperone rows 1\n";
  private static final int MOST_BYTES = 1 << 24;

  private Snapshot() {}

  /** Writes all rows as they are at this moment. */
  public static void write(Database database, OutputStream to) throws IOException {
    MessageDigest digest = sha256();
    DataOutputStream out = new DataOutputStream(new DigestOutputStream(to, digest));
    out.writeUTF(TITLE);
    try {
      database.inTransaction(
          dsl -> {
            if (dsl.dialect().family() == SQLDialect.POSTGRES) {
              dsl.execute("set transaction isolation level repeatable read");
            }
            for (Schema.TableOf table : Schema.ALL) {
              write(dsl, table, out);
            }
          });
    } catch (DataAccessException e) {
      if (e.getCause() instanceof UncheckedIOException io) {
        throw io.getCause();
      }
      throw e;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    out.flush();
    to.write(digest.digest());
    to.flush();
  }

  private static void write(DSLContext dsl, Schema.TableOf table, DataOutputStream out) {
    try (Cursor<Record> rows =
        dsl.select(table.columns())
            .from(table.table())
            .fetchSize(500)
            .coerce(table.columns())
            .fetchLazy()) {
      out.writeUTF(table.table().getName());
      for (Record row : rows) {
        out.writeByte(1);
        for (Field<?> column : table.columns()) {
          write(row.get(column), out);
        }
      }
      out.writeByte(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(@org.jspecify.annotations.Nullable Object value, DataOutputStream out)
      throws IOException {
    switch (value) {
      case null -> out.writeByte('n');
      case byte[] bytes -> {
        out.writeByte('b');
        out.writeInt(bytes.length);
        out.write(bytes);
      }
      case Number number -> {
        out.writeByte('i');
        out.writeLong(number.longValue());
      }
      case String text -> {
        out.writeByte('t');
        out.writeUTF(text);
      }
      default -> throw new IllegalStateException("The schema has no such type.");
    }
  }

  /**
   * Fills an empty database with the rows of a snapshot, all or none.
   *
   * @throws IOException when the snapshot is damaged, or the database is not empty
   */
  public static void read(InputStream from, Database database) throws IOException {
    MessageDigest digest = sha256();
    DataInputStream in = new DataInputStream(new DigestInputStream(from, digest));
    if (!in.readUTF().equals(TITLE)) {
      throw new IOException("This is no snapshot of a vault's rows.");
    }
    try {
      database.inTransaction(
          dsl -> {
            try {
              for (Schema.TableOf table : Schema.ALL) {
                read(dsl, table, in);
              }
              byte[] said = digest.digest();
              if (!Arrays.equals(said, from.readNBytes(said.length))) {
                throw new IOException("The snapshot was damaged or cut off.");
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void read(DSLContext dsl, Schema.TableOf table, DataInputStream in)
      throws IOException {
    if (!in.readUTF().equals(table.table().getName())) {
      throw new IOException("The snapshot holds other tables than this Chaperone's.");
    }
    if (table.table().equals(Schema.VAULT)) {
      requireSameOwner(dsl, in);
      return;
    }
    if (dsl.fetchExists(table.table())) {
      throw new IOException("The database is not empty.");
    }
    while (in.readByte() == 1) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < table.columns().size(); i++) {
        values.add(value(in));
      }
      dsl.insertInto(table.table()).columns(table.columns()).values(values).execute();
    }
  }

  /** A database that was opened with a keyholder is that keyholder's, and stays so. */
  private static void requireSameOwner(DSLContext dsl, DataInputStream in) throws IOException {
    while (in.readByte() == 1) {
      Object tenant = value(in);
      value(in);
      if (!dsl.fetchExists(Schema.VAULT, Schema.VAULT_TENANT.eq(String.valueOf(tenant)))) {
        throw new IOException("The backup belongs to another keyholder's vault.");
      }
    }
  }

  private static @org.jspecify.annotations.Nullable Object value(DataInputStream in)
      throws IOException {
    return switch (in.readByte()) {
      case 'n' -> null;
      case 'i' -> in.readLong();
      case 't' -> in.readUTF();
      case 'b' -> {
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
          throw new IOException("The snapshot was damaged.");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
          throw new IOException("The snapshot was cut off.");
        }
        yield bytes;
      }
      default -> throw new IOException("The snapshot was damaged.");
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
