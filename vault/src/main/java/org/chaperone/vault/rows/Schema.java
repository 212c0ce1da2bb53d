package org.chaperone.vault.rows;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.BLOB;
import static org.jooq.impl.SQLDataType.SMALLINT;
import static org.jooq.impl.SQLDataType.VARCHAR;

import java.util.List;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The tables that Flyway makes, as jOOQ knows them. */
final class Schema {

  static final Table<Record> VAULT = table(name("vault"));
  static final Field<String> VAULT_TENANT = column("vault", "tenant", VARCHAR);
  static final Field<Long> VAULT_MADE = column("vault", "made", BIGINT);

  static final Table<Record> PATIENT = table(name("patient"));
  static final Field<byte[]> PATIENT_ID = column("patient", "id", BLOB);
  static final Field<Long> PATIENT_ADDED = column("patient", "added", BIGINT);
  static final Field<byte[]> PATIENT_NUMBER_TAG = column("patient", "number_tag", BLOB);
  static final Field<byte[]> PATIENT_RECORD = column("patient", "record", BLOB);

  static final Table<Record> PHOTOGRAPH = table(name("photograph"));
  static final Field<byte[]> PHOTOGRAPH_ID = column("photograph", "id", BLOB);
  static final Field<byte[]> PHOTOGRAPH_PATIENT = column("photograph", "patient", BLOB);
  static final Field<Long> PHOTOGRAPH_ADDED = column("photograph", "added", BIGINT);
  static final Field<byte[]> PHOTOGRAPH_CONTENT_TAG = column("photograph", "content_tag", BLOB);
  static final Field<byte[]> PHOTOGRAPH_RECORD = column("photograph", "record", BLOB);
  static final Field<byte[]> PHOTOGRAPH_FINGERPRINT = column("photograph", "fingerprint", BLOB);

  static final Table<Record> RENDITION = table(name("rendition"));
  static final Field<byte[]> RENDITION_PHOTOGRAPH = column("rendition", "photograph", BLOB);
  static final Field<Short> RENDITION_KIND = column("rendition", "kind", SMALLINT);
  static final Field<byte[]> RENDITION_BLOB = column("rendition", "blob", BLOB);
  static final Field<Long> RENDITION_SIZE = column("rendition", "size", BIGINT);
  static final Field<byte[]> RENDITION_SHA256 = column("rendition", "sha256", BLOB);
  static final Field<byte[]> RENDITION_TAG = column("rendition", "tag", BLOB);

  static final Table<Record> CONSENT = table(name("consent"));
  static final Field<byte[]> CONSENT_ID = column("consent", "id", BLOB);
  static final Field<byte[]> CONSENT_PATIENT = column("consent", "patient", BLOB);
  static final Field<Long> CONSENT_ADDED = column("consent", "added", BIGINT);
  static final Field<byte[]> CONSENT_RECORD = column("consent", "record", BLOB);

  static final Table<Record> CARE = table(name("care"));
  static final Field<byte[]> CARE_TAG = column("care", "tag", BLOB);
  static final Field<byte[]> CARE_PATIENT = column("care", "patient", BLOB);
  static final Field<Long> CARE_SINCE = column("care", "since", BIGINT);
  static final Field<Long> CARE_UNTIL = column("care", "until", BIGINT);

  static final Table<Record> PAPER = table(name("paper"));
  static final Field<byte[]> PAPER_INVESTIGATION = column("paper", "investigation", BLOB);
  static final Field<Long> PAPER_NUMBER = column("paper", "number", BIGINT);
  static final Field<Short> PAPER_KIND = column("paper", "kind", SMALLINT);
  static final Field<Long> PAPER_ADDED = column("paper", "added", BIGINT);
  static final Field<byte[]> PAPER_SEALED = column("paper", "sealed", BLOB);

  static final Table<Record> WORDING = table(name("wording"));
  static final Field<Long> WORDING_VERSION = column("wording", "version", BIGINT);
  static final Field<Long> WORDING_ADDED = column("wording", "added", BIGINT);
  static final Field<String> WORDING_WORDS = column("wording", "words", VARCHAR);
  static final Field<byte[]> WORDING_TAG = column("wording", "tag", BLOB);
  static final Table<Record> SETTING = table(name("setting"));
  static final Field<String> SETTING_NAME = column("setting", "name", VARCHAR);
  static final Field<String> SETTING_CONTENT = column("setting", "content", VARCHAR);

  /** All tables, those that others refer to first. */
  static final List<TableOf> ALL =
      List.of(
          new TableOf(VAULT, List.of(VAULT_TENANT, VAULT_MADE)),
          new TableOf(
              PATIENT, List.of(PATIENT_ID, PATIENT_ADDED, PATIENT_NUMBER_TAG, PATIENT_RECORD)),
          new TableOf(
              PHOTOGRAPH,
              List.of(
                  PHOTOGRAPH_ID,
                  PHOTOGRAPH_PATIENT,
                  PHOTOGRAPH_ADDED,
                  PHOTOGRAPH_CONTENT_TAG,
                  PHOTOGRAPH_RECORD,
                  PHOTOGRAPH_FINGERPRINT)),
          new TableOf(
              RENDITION,
              List.of(
                  RENDITION_PHOTOGRAPH,
                  RENDITION_KIND,
                  RENDITION_BLOB,
                  RENDITION_SIZE,
                  RENDITION_SHA256,
                  RENDITION_TAG)),
          new TableOf(CONSENT, List.of(CONSENT_ID, CONSENT_PATIENT, CONSENT_ADDED, CONSENT_RECORD)),
          new TableOf(CARE, List.of(CARE_TAG, CARE_PATIENT, CARE_SINCE, CARE_UNTIL)),
          new TableOf(
              PAPER,
              List.of(PAPER_INVESTIGATION, PAPER_NUMBER, PAPER_KIND, PAPER_ADDED, PAPER_SEALED)),
          new TableOf(
              WORDING, List.of(WORDING_VERSION, WORDING_ADDED, WORDING_WORDS, WORDING_TAG)),
          new TableOf(SETTING, List.of(SETTING_NAME, SETTING_CONTENT)));

  private Schema() {}

  /** A table and its columns in the order in which a snapshot holds them. */
  record TableOf(Table<Record> table, List<Field<?>> columns) {}

  private static <T> Field<T> column(String table, String column, DataType<T> type) {
    return field(name(table, column), type);
  }
}
