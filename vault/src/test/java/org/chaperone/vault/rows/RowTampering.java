package org.chaperone.vault.rows;

import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;

/** What somebody does who may write to the database. */
public final class RowTampering {

  private RowTampering() {}

  /** Points a photograph's row to another one's blob, hash, tag and all. */
  public static void point(
      Database database, PhotographId photograph, Rendition rendition, RenditionRow to) {
    database
        .dsl()
        .deleteFrom(Schema.RENDITION)
        .where(Schema.RENDITION_PHOTOGRAPH.eq(to.photograph().bytes()))
        .and(Schema.RENDITION_KIND.eq(RenditionCode.of(rendition)))
        .execute();
    database
        .dsl()
        .update(Schema.RENDITION)
        .set(Schema.RENDITION_BLOB, to.blob().bytes())
        .set(Schema.RENDITION_SIZE, to.size())
        .set(Schema.RENDITION_SHA256, to.sha256())
        .set(Schema.RENDITION_TAG, to.tag())
        .where(Schema.RENDITION_PHOTOGRAPH.eq(photograph.bytes()))
        .and(Schema.RENDITION_KIND.eq(RenditionCode.of(rendition)))
        .execute();
  }

  /** Changes the words of a version of the wording of consent. */
  public static void changeWording(Database database, long version, String from, String to) {
    database
        .dsl()
        .update(Schema.WORDING)
        .set(Schema.WORDING_WORDS, org.jooq.impl.DSL.replace(Schema.WORDING_WORDS, from, to))
        .where(Schema.WORDING_VERSION.eq(version))
        .execute();
  }

  /** Changes a byte of a photograph's entry of the search index. */
  public static void damageFingerprint(Database database, PhotographId photograph, int at) {
    byte[] sealed =
        database
            .dsl()
            .select(Schema.PHOTOGRAPH_FINGERPRINT)
            .from(Schema.PHOTOGRAPH)
            .where(Schema.PHOTOGRAPH_ID.eq(photograph.bytes()))
            .fetchSingle(Schema.PHOTOGRAPH_FINGERPRINT);
    sealed[at] ^= 1;
    database
        .dsl()
        .update(Schema.PHOTOGRAPH)
        .set(Schema.PHOTOGRAPH_FINGERPRINT, sealed)
        .where(Schema.PHOTOGRAPH_ID.eq(photograph.bytes()))
        .execute();
  }
}
