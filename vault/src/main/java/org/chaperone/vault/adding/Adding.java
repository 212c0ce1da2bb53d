package org.chaperone.vault.adding;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.AddedPhotographs;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Session;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.vault.facts.Description;
import org.chaperone.vault.facts.PhotographFacts;
import org.chaperone.vault.renditions.Renditions;
import org.chaperone.vault.rows.PhotographRow;
import org.chaperone.vault.rows.RenditionRow;
import org.chaperone.vault.sealed.SealContext;
import org.chaperone.vault.storage.SealedFacts;
import org.chaperone.vault.storage.Storage;
import org.chaperone.vault.storage.Tags;

/**
 * Adds photographs: reads the file, has keys made, seals everything, stores the blobs and then the
 * row. A photograph is there when its row is; a stop before leaves blobs and keys that nothing
 * refers to, which verifying finds.
 */
public final class Adding {

  private final Storage storage;
  private final PictureDecoder decoder;

  /** Adds to this storage. */
  public Adding(Storage storage, PictureDecoder decoder) {
    this.storage = storage;
    this.decoder = decoder;
  }

  /**
   * Adds one file.
   *
   * @param sourceName what the file was called; sealed with the facts
   * @throws IOException when the file cannot be read or changes meanwhile, or storing failed
   */
  public AddOutcome add(
      Session session, PatientId patient, Path file, String sourceName, Description description)
      throws IOException {
    byte[] sha256 = sha256(file);
    byte[] contentTag = Tags.ofContent(storage.keyholder(), session, sha256);
    Optional<PhotographId> there = storage.rows().photographByContent(contentTag);
    if (there.isPresent()) {
      return new AddOutcome.AlreadyThere(there.get());
    }
    return switch (Renditions.of(file, sha256, decoder)) {
      case Renditions.Made.Unreadable(String reason) -> new AddOutcome.Unreadable(reason);
      case Renditions.Made.Of(Renditions renditions) -> {
        PhotographFacts facts = facts(file, sourceName, description, sha256, renditions);
        yield store(session, patient, file, contentTag, facts, renditions);
      }
    };
  }

  private AddOutcome store(
      Session session,
      PatientId patient,
      Path file,
      byte[] contentTag,
      PhotographFacts facts,
      Renditions renditions)
      throws IOException {
    List<Storage.Stored> stored = new ArrayList<>();
    try (AddedPhotographs added = storage.keyholder().addPhotographs(session, patient, 1)) {
      PhotographId id = added.photographs().getFirst();
      Storing storing = new Storing(patient, id, added, stored);
      MessageDigest again = Storage.sha256();
      storing.store(Rendition.ORIGINAL, original(file, facts.original().bytes(), again));
      if (!HexFormat.of().formatHex(again.digest()).equals(facts.original().sha256())) {
        throw new IOException("The file changed while it was read.");
      }
      storing.store(Rendition.DISPLAY, Storage.Content.of(renditions.display().bytes()));
      storing.store(Rendition.THUMBNAIL, Storage.Content.of(renditions.thumbnail().bytes()));
      storing.store(Rendition.VERIFICATION, Storage.Content.of(renditions.verification()));
      PhotographRow row =
          new PhotographRow(
              id,
              patient,
              storage.clock().millis(),
              contentTag,
              SealedFacts.seal(
                  facts,
                  SealContext.of(storage.tenant(), patient, id, Rendition.RECORD),
                  added.key(id, Rendition.RECORD),
                  storage.random()),
              storage
                  .keyholder()
                  .indexKey()
                  .seal(id.bytes(), renditions.index(), storage.random())
                  .bytes(),
              tagged(session, storing.rows));
      if (storage.rows().add(row)) {
        return new AddOutcome.Added(id, added.ledgerIndex());
      }
      // Somebody else added the same file at the same time.
      takeBack(stored);
      return new AddOutcome.AlreadyThere(
          storage.rows().photographByContent(contentTag).orElseThrow());
    } catch (IOException | RuntimeException e) {
      try {
        takeBack(stored);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
  }

  private final class Storing {
    private final PatientId patient;
    private final PhotographId id;
    private final AddedPhotographs keys;
    private final List<Storage.Stored> stored;
    private final List<RenditionRow> rows = new ArrayList<>();

    Storing(
        PatientId patient, PhotographId id, AddedPhotographs keys, List<Storage.Stored> stored) {
      this.patient = patient;
      this.id = id;
      this.keys = keys;
      this.stored = stored;
    }

    void store(Rendition rendition, Storage.Content content) throws IOException {
      Storage.Stored one = storage.store(patient, id, rendition, keys.key(id, rendition), content);
      stored.add(one);
      rows.add(new RenditionRow(id, rendition, one.blob(), one.size(), one.sha256(), new byte[0]));
    }
  }

  private List<RenditionRow> tagged(Session session, List<RenditionRow> rows) {
    List<byte[]> tags =
        Tags.ofRows(storage.keyholder(), session, rows.stream().map(Tags.Unsigned::new).toList());
    List<RenditionRow> tagged = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      RenditionRow r = rows.get(i);
      tagged.add(
          new RenditionRow(
              r.photograph(), r.rendition(), r.blob(), r.size(), r.sha256(), tags.get(i)));
    }
    return tagged;
  }

  private void takeBack(List<Storage.Stored> stored) throws IOException {
    for (Storage.Stored one : stored) {
      storage.blobs().delete(one.blob());
    }
  }

  private static Storage.Content original(Path file, long length, MessageDigest digest) {
    return new Storage.Content(
        length,
        () -> {
          digest.reset();
          return new DigestInputStream(Files.newInputStream(file), digest);
        });
  }

  private static PhotographFacts facts(
      Path file, String sourceName, Description said, byte[] sha256, Renditions renditions)
      throws IOException {
    return new PhotographFacts(
        said.takenAt().or(() -> ExifTime.of(file)),
        said.bodySite(),
        said.side(),
        said.view(),
        said.procedure(),
        said.stage(),
        said.consent(),
        cut(sourceName),
        new PhotographFacts.Original(
            renditions.format().name(),
            Files.size(file),
            HexFormat.of().formatHex(sha256),
            renditions.width(),
            renditions.height()),
        List.of());
  }

  private static String cut(String name) {
    return name.substring(Math.max(0, name.length() - PhotographFacts.LONGEST));
  }

  private static byte[] sha256(Path file) throws IOException {
    MessageDigest digest = Storage.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return digest.digest();
  }
}
