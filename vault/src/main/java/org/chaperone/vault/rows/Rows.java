package org.chaperone.vault.rows;

import static org.chaperone.vault.rows.Schema.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.vault.blob.BlobId;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;

/** Reads and writes the vault's rows. Each method is one transaction. */
public final class Rows {

  private final Database database;

  /** The rows of a database. */
  public Rows(Database database) {
    this.database = database;
  }

  private DSLContext dsl() {
    return database.dsl();
  }

  // The vault itself

  /** Which keyholder's vault this is, if it was begun. */
  public Optional<String> tenant() {
    return dsl().select(VAULT_TENANT).from(VAULT).fetchOptional(VAULT_TENANT);
  }

  /** Begins the vault. */
  public void begin(String tenant, long made) {
    dsl().insertInto(VAULT).columns(VAULT_TENANT, VAULT_MADE).values(tenant, made).execute();
  }

  /** How many patients and photographs there are, and the bytes of their sealed renditions. */
  public Totals totals() {
    Long bytes =
        dsl().select(org.jooq.impl.DSL.sum(RENDITION_SIZE)).from(RENDITION).fetchOne(0, Long.class);
    return new Totals(
        dsl().fetchCount(PATIENT), dsl().fetchCount(PHOTOGRAPH), bytes == null ? 0 : bytes);
  }

  /** What {@link #totals} counts. */
  public record Totals(int patients, int photographs, long sealedBytes) {}

  // Patients

  /**
   * Adds a patient.
   *
   * @return false when there is one with the same number
   */
  public boolean add(PatientRow row) {
    return isNew(
        () ->
            dsl()
                .insertInto(PATIENT)
                .columns(PATIENT_ID, PATIENT_ADDED, PATIENT_NUMBER_TAG, PATIENT_RECORD)
                .values(row.id().bytes(), row.added(), row.numberTag().orElse(null), row.record())
                .execute());
  }

  private static boolean isNew(Runnable insert) {
    try {
      insert.run();
      return true;
    } catch (IntegrityConstraintViolationException e) {
      return false;
    }
  }

  /** The patient with this number. */
  public Optional<PatientId> patientByNumber(byte[] numberTag) {
    return dsl()
        .select(PATIENT_ID)
        .from(PATIENT)
        .where(PATIENT_NUMBER_TAG.eq(numberTag))
        .fetchOptional(PATIENT_ID)
        .map(PatientId::of);
  }

  /** One patient's row. */
  public Optional<PatientRow> patient(PatientId id) {
    return dsl()
        .select(PATIENT_ID, PATIENT_ADDED, PATIENT_NUMBER_TAG, PATIENT_RECORD)
        .from(PATIENT)
        .where(PATIENT_ID.eq(id.bytes()))
        .fetchOptional(
            r ->
                new PatientRow(
                    PatientId.of(r.value1()),
                    r.value2(),
                    Optional.ofNullable(r.value3()),
                    r.value4()));
  }

  /** All patients' ids. */
  public List<PatientId> patients() {
    return dsl().select(PATIENT_ID).from(PATIENT).fetch(r -> PatientId.of(r.value1()));
  }

  /** Replaces a patient's sealed record. */
  public void replaceRecord(PatientId id, byte[] record) {
    dsl().update(PATIENT).set(PATIENT_RECORD, record).where(PATIENT_ID.eq(id.bytes())).execute();
  }

  /**
   * Removes a patient and everything of theirs.
   *
   * @return the blobs that nothing refers to any more
   */
  public List<BlobId> remove(PatientId patient) {
    List<BlobId> blobs = new ArrayList<>();
    database.inTransaction(
        dsl -> {
          var theirs =
              org.jooq
                  .impl
                  .DSL
                  .select(PHOTOGRAPH_ID)
                  .from(PHOTOGRAPH)
                  .where(PHOTOGRAPH_PATIENT.eq(patient.bytes()));
          blobs.addAll(
              dsl.select(RENDITION_BLOB)
                  .from(RENDITION)
                  .where(RENDITION_PHOTOGRAPH.in(theirs))
                  .fetch(r -> BlobId.of(r.value1())));
          dsl.deleteFrom(RENDITION).where(RENDITION_PHOTOGRAPH.in(theirs)).execute();
          dsl.deleteFrom(PHOTOGRAPH).where(PHOTOGRAPH_PATIENT.eq(patient.bytes())).execute();
          dsl.deleteFrom(CONSENT).where(CONSENT_PATIENT.eq(patient.bytes())).execute();
          dsl.deleteFrom(PATIENT).where(PATIENT_ID.eq(patient.bytes())).execute();
        });
    return blobs;
  }

  /**
   * Removes a photograph.
   *
   * @return the blobs that nothing refers to any more
   */
  public List<BlobId> remove(PhotographId photograph) {
    List<BlobId> blobs = new ArrayList<>();
    database.inTransaction(
        dsl -> {
          blobs.addAll(
              dsl.select(RENDITION_BLOB)
                  .from(RENDITION)
                  .where(RENDITION_PHOTOGRAPH.eq(photograph.bytes()))
                  .fetch(r -> BlobId.of(r.value1())));
          dsl.deleteFrom(RENDITION).where(RENDITION_PHOTOGRAPH.eq(photograph.bytes())).execute();
          dsl.deleteFrom(PHOTOGRAPH).where(PHOTOGRAPH_ID.eq(photograph.bytes())).execute();
        });
    return blobs;
  }

  // Photographs

  /**
   * Adds a photograph with its renditions.
   *
   * @return false when there is one with the same content
   */
  public boolean add(PhotographRow row) {
    return isNew(() -> database.inTransaction(dsl -> insert(dsl, row)));
  }

  private static void insert(DSLContext dsl, PhotographRow row) {
    dsl.insertInto(PHOTOGRAPH)
        .columns(
            PHOTOGRAPH_ID,
            PHOTOGRAPH_PATIENT,
            PHOTOGRAPH_ADDED,
            PHOTOGRAPH_CONTENT_TAG,
            PHOTOGRAPH_RECORD,
            PHOTOGRAPH_FINGERPRINT)
        .values(
            row.id().bytes(),
            row.patient().bytes(),
            row.added(),
            row.contentTag(),
            row.record(),
            row.fingerprint())
        .execute();
    for (RenditionRow rendition : row.renditions()) {
      dsl.insertInto(RENDITION)
          .columns(
              RENDITION_PHOTOGRAPH,
              RENDITION_KIND,
              RENDITION_BLOB,
              RENDITION_SIZE,
              RENDITION_SHA256,
              RENDITION_TAG)
          .values(
              rendition.photograph().bytes(),
              RenditionCode.of(rendition.rendition()),
              rendition.blob().bytes(),
              rendition.size(),
              rendition.sha256(),
              rendition.tag())
          .execute();
    }
  }

  /**
   * Replaces a photograph's sealed record.
   *
   * @param before as it was read
   * @return false when it is not that any more
   */
  public boolean replaceRecord(PhotographId id, byte[] before, byte[] record) {
    return dsl()
            .update(PHOTOGRAPH)
            .set(PHOTOGRAPH_RECORD, record)
            .where(PHOTOGRAPH_ID.eq(id.bytes()))
            .and(PHOTOGRAPH_RECORD.eq(before))
            .execute()
        == 1;
  }

  /** Patients to whom photographs were added since a time, and how many, the latest first. */
  public List<RecentlyPhotographed> photographedSince(long since, int most) {
    var count = org.jooq.impl.DSL.count();
    return dsl()
        .select(PHOTOGRAPH_PATIENT, count)
        .from(PHOTOGRAPH)
        .where(PHOTOGRAPH_ADDED.ge(since))
        .groupBy(PHOTOGRAPH_PATIENT)
        .orderBy(org.jooq.impl.DSL.max(PHOTOGRAPH_ADDED).desc())
        .limit(most)
        .fetch(r -> new RecentlyPhotographed(PatientId.of(r.value1()), r.value2()));
  }

  /** A patient and how many photographs were added of them. */
  public record RecentlyPhotographed(PatientId patient, int photographs) {}

  /** The photograph with this content. */
  public Optional<PhotographId> photographByContent(byte[] contentTag) {
    return dsl()
        .select(PHOTOGRAPH_ID)
        .from(PHOTOGRAPH)
        .where(PHOTOGRAPH_CONTENT_TAG.eq(contentTag))
        .fetchOptional(PHOTOGRAPH_ID)
        .map(PhotographId::of);
  }

  /** One photograph's row, with its renditions. */
  public Optional<PhotographRow> photograph(PhotographId id) {
    return dsl()
        .selectFrom(PHOTOGRAPH)
        .where(PHOTOGRAPH_ID.eq(id.bytes()))
        .fetchOptional()
        .map(r -> row(r, renditions(id)));
  }

  /** Whose photograph it is. */
  public Optional<PatientId> patientOf(PhotographId id) {
    return dsl()
        .select(PHOTOGRAPH_PATIENT)
        .from(PHOTOGRAPH)
        .where(PHOTOGRAPH_ID.eq(id.bytes()))
        .fetchOptional(PHOTOGRAPH_PATIENT)
        .map(PatientId::of);
  }

  /** A photograph with its sealed entry of the search index. */
  public record Fingerprinted(PhotographId photograph, PatientId patient, byte[] sealed) {}

  /** The photographs whose ids follow this one, in their order, at most so many. */
  public List<Fingerprinted> fingerprintsAfter(Optional<PhotographId> last, int most) {
    return dsl()
        .select(PHOTOGRAPH_ID, PHOTOGRAPH_PATIENT, PHOTOGRAPH_FINGERPRINT)
        .from(PHOTOGRAPH)
        .where(last.map(id -> PHOTOGRAPH_ID.gt(id.bytes())).orElse(org.jooq.impl.DSL.noCondition()))
        .orderBy(PHOTOGRAPH_ID)
        .limit(most)
        .fetch(
            r ->
                new Fingerprinted(
                    PhotographId.of(r.value1()), PatientId.of(r.value2()), r.value3()));
  }

  /** A patient's photographs in the order of adding, without fingerprints, with renditions. */
  public List<PhotographId> photographsOf(PatientId patient) {
    return dsl()
        .select(PHOTOGRAPH_ID)
        .from(PHOTOGRAPH)
        .where(PHOTOGRAPH_PATIENT.eq(patient.bytes()))
        .orderBy(PHOTOGRAPH_ADDED, PHOTOGRAPH_ID)
        .fetch(r -> PhotographId.of(r.value1()));
  }

  /** Where a rendition lies. */
  public Optional<RenditionRow> rendition(PhotographId photograph, Rendition rendition) {
    return dsl()
        .selectFrom(RENDITION)
        .where(RENDITION_PHOTOGRAPH.eq(photograph.bytes()))
        .and(RENDITION_KIND.eq(RenditionCode.of(rendition)))
        .fetchOptional(Rows::rendition);
  }

  /**
   * Where a rendition of some photographs of a patient lies; those that are not there or another
   * patient's are left out.
   */
  public Map<PhotographId, RenditionRow> renditions(
      PatientId patient, List<PhotographId> photographs, Rendition rendition) {
    Map<PhotographId, RenditionRow> found = new HashMap<>();
    dsl()
        .selectFrom(RENDITION)
        .where(RENDITION_KIND.eq(RenditionCode.of(rendition)))
        .and(
            RENDITION_PHOTOGRAPH.in(
                DSL.select(PHOTOGRAPH_ID).from(PHOTOGRAPH).where(some(patient, photographs))))
        .fetch(Rows::rendition)
        .forEach(row -> found.put(row.photograph(), row));
    return found;
  }

  /**
   * What is sealed of the facts of some photographs of a patient; those that are not there or
   * another patient's are left out.
   */
  public Map<PhotographId, byte[]> records(PatientId patient, List<PhotographId> photographs) {
    Map<PhotographId, byte[]> found = new HashMap<>();
    dsl()
        .select(PHOTOGRAPH_ID, PHOTOGRAPH_RECORD)
        .from(PHOTOGRAPH)
        .where(some(patient, photographs))
        .forEach(row -> found.put(PhotographId.of(row.value1()), row.value2()));
    return found;
  }

  private static Condition some(PatientId patient, List<PhotographId> photographs) {
    return PHOTOGRAPH_PATIENT
        .eq(patient.bytes())
        .and(PHOTOGRAPH_ID.in(photographs.stream().map(PhotographId::bytes).toList()));
  }

  private List<RenditionRow> renditions(PhotographId photograph) {
    return dsl()
        .selectFrom(RENDITION)
        .where(RENDITION_PHOTOGRAPH.eq(photograph.bytes()))
        .orderBy(RENDITION_KIND)
        .fetch(Rows::rendition);
  }

  /** Shows every rendition's row, without keeping them all in memory. */
  public void forEachRendition(Consumer<RenditionRow> visitor) {
    try (Cursor<Record> rows = dsl().selectFrom(RENDITION).fetchSize(500).fetchLazy()) {
      for (Record row : rows) {
        visitor.accept(rendition(row));
      }
    }
  }

  /** Whether some rendition lies in this blob. */
  public boolean refersTo(BlobId blob) {
    return dsl().fetchExists(RENDITION, RENDITION_BLOB.eq(blob.bytes()));
  }

  private static RenditionRow rendition(Record r) {
    return new RenditionRow(
        PhotographId.of(r.get(RENDITION_PHOTOGRAPH)),
        RenditionCode.rendition(r.get(RENDITION_KIND)),
        BlobId.of(r.get(RENDITION_BLOB)),
        r.get(RENDITION_SIZE),
        r.get(RENDITION_SHA256),
        r.get(RENDITION_TAG));
  }

  private static PhotographRow row(Record r, List<RenditionRow> renditions) {
    return new PhotographRow(
        PhotographId.of(r.get(PHOTOGRAPH_ID)),
        PatientId.of(r.get(PHOTOGRAPH_PATIENT)),
        r.get(PHOTOGRAPH_ADDED),
        r.get(PHOTOGRAPH_CONTENT_TAG),
        r.get(PHOTOGRAPH_RECORD),
        r.get(PHOTOGRAPH_FINGERPRINT),
        renditions);
  }

  /** Is shown photographs with their patients. */
  @FunctionalInterface
  public interface Owned {
    /**
     * One photograph and whose it is.
     *
     * @param added milliseconds since 1970
     */
    void see(PhotographId photograph, PatientId patient, long added);
  }

  /** Shows every photograph's id and patient, those of a patient one after the other. */
  public void forEachPhotograph(Owned visitor) {
    try (Cursor<Record3<byte[], byte[], Long>> rows =
        dsl()
            .select(PHOTOGRAPH_ID, PHOTOGRAPH_PATIENT, PHOTOGRAPH_ADDED)
            .from(PHOTOGRAPH)
            .orderBy(PHOTOGRAPH_PATIENT, PHOTOGRAPH_ADDED, PHOTOGRAPH_ID)
            .fetchSize(500)
            .fetchLazy()) {
      for (Record3<byte[], byte[], Long> row : rows) {
        visitor.see(PhotographId.of(row.value1()), PatientId.of(row.value2()), row.value3());
      }
    }
  }

  // Papers of investigations

  /**
   * Adds a paper.
   *
   * @return false when there is one with its number
   */
  public boolean add(PaperRow row) {
    return isNew(
        () ->
            dsl()
                .insertInto(PAPER)
                .columns(PAPER_INVESTIGATION, PAPER_NUMBER, PAPER_KIND, PAPER_ADDED, PAPER_SEALED)
                .values(
                    row.investigation().bytes(),
                    row.number(),
                    row.kind(),
                    row.added(),
                    row.sealed())
                .execute());
  }

  /** A case's papers of one kind from a number on, in their order, at most so many. */
  public List<PaperRow> papers(CaseId investigation, short kind, long from, int most) {
    return dsl()
        .selectFrom(PAPER)
        .where(PAPER_INVESTIGATION.eq(investigation.bytes()))
        .and(PAPER_KIND.eq(kind))
        .and(PAPER_NUMBER.ge(from))
        .orderBy(PAPER_NUMBER)
        .limit(most)
        .fetch(Rows::paper);
  }

  /** One paper. */
  public Optional<PaperRow> paper(CaseId investigation, long number) {
    return dsl()
        .selectFrom(PAPER)
        .where(PAPER_INVESTIGATION.eq(investigation.bytes()))
        .and(PAPER_NUMBER.eq(number))
        .fetchOptional(Rows::paper);
  }

  /** The number after that of a case's last paper. */
  public long nextPaper(CaseId investigation) {
    Long last =
        dsl()
            .select(org.jooq.impl.DSL.max(PAPER_NUMBER))
            .from(PAPER)
            .where(PAPER_INVESTIGATION.eq(investigation.bytes()))
            .fetchOne(0, Long.class);
    return last == null ? 0 : last + 1;
  }

  private static PaperRow paper(Record r) {
    return new PaperRow(
        CaseId.of(r.get(PAPER_INVESTIGATION)),
        r.get(PAPER_NUMBER),
        r.get(PAPER_KIND),
        r.get(PAPER_ADDED),
        r.get(PAPER_SEALED));
  }

  // What the clinic set

  /** A setting of the clinic's. */
  public Optional<String> setting(String name) {
    return dsl()
        .select(SETTING_CONTENT)
        .from(SETTING)
        .where(SETTING_NAME.eq(name))
        .fetchOptional(SETTING_CONTENT);
  }

  /** Sets it. */
  public void keepSetting(String name, String content) {
    database.inTransaction(
        dsl -> {
          dsl.deleteFrom(SETTING).where(SETTING_NAME.eq(name)).execute();
          dsl.insertInto(SETTING)
              .columns(SETTING_NAME, SETTING_CONTENT)
              .values(name, content)
              .execute();
        });
  }

  /** Lets go of it. */
  public void removeSetting(String name) {
    dsl().deleteFrom(SETTING).where(SETTING_NAME.eq(name)).execute();
  }

  // Consent

  /** Adds an entry to a patient's consent history. */
  public void add(ConsentRow row) {
    dsl()
        .insertInto(CONSENT)
        .columns(CONSENT_ID, CONSENT_PATIENT, CONSENT_ADDED, CONSENT_RECORD)
        .values(row.id().bytes(), row.patient().bytes(), row.added(), row.record())
        .execute();
  }

  /** A patient's consent history, oldest first. */
  public List<ConsentRow> consents(PatientId patient) {
    return dsl()
        .select(CONSENT_ID, CONSENT_ADDED, CONSENT_RECORD)
        .from(CONSENT)
        .where(CONSENT_PATIENT.eq(patient.bytes()))
        .orderBy(CONSENT_ADDED, CONSENT_ID)
        .fetch(r -> new ConsentRow(Id128.of(r.value1()), patient, r.value2(), r.value3()));
  }

  /**
   * Adds a version of the wording of consent.
   *
   * @return false when there is one with its number
   */
  public boolean add(WordingRow row) {
    return isNew(
        () ->
            dsl()
                .insertInto(WORDING)
                .columns(WORDING_VERSION, WORDING_ADDED, WORDING_WORDS, WORDING_TAG)
                .values(row.version(), row.added(), row.words(), row.tag())
                .execute());
  }

  /** All versions of the wording of consent, oldest first. */
  public List<WordingRow> wordings() {
    return dsl()
        .select(WORDING_VERSION, WORDING_ADDED, WORDING_WORDS, WORDING_TAG)
        .from(WORDING)
        .orderBy(WORDING_VERSION)
        .fetch(r -> new WordingRow(r.value1(), r.value2(), r.value3(), r.value4()));
  }
}
