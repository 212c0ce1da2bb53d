package org.chaperone.vault.viewing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.share.Use;
import org.chaperone.vault.consent.ConsentHistory;
import org.chaperone.vault.consent.Consents;
import org.chaperone.vault.consent.NotConsentedException;
import org.chaperone.vault.facts.PatientFacts;
import org.chaperone.vault.facts.PhotographFacts;
import org.chaperone.vault.marking.Markable;
import org.chaperone.vault.marking.Marking;
import org.chaperone.vault.rows.PatientRow;
import org.chaperone.vault.rows.PhotographRow;
import org.chaperone.vault.rows.RenditionRow;
import org.chaperone.vault.sealed.SealContext;
import org.chaperone.vault.storage.SealedFacts;
import org.chaperone.vault.storage.Storage;
import org.jspecify.annotations.Nullable;

/**
 * Opens photographs: finds the rows, has the keys released, opens the blobs, marks what is to be
 * looked at. Nothing is read before the release is on the ledger.
 */
public final class Viewing {

  private final Storage storage;
  private final Marking marking;
  private final Consents consents;
  private final IdleCores cores = new IdleCores(Runtime.getRuntime().availableProcessors());

  /** Opens what is in this storage. */
  public Viewing(Storage storage, Marking marking, Consents consents) {
    this.storage = storage;
    this.marking = marking;
    this.consents = consents;
  }

  /**
   * Opens a rendition of photographs of one patient, as for a page of a gallery: one release, and
   * in each picture the mark of this very view.
   *
   * @param photographs 1 to {@value ReleaseRequest#MOST}
   * @param rendition a picture to look at; originals go by {@link #export}
   * @throws NotInVaultException when one of them is not there or is another patient's
   * @throws IOException when a blob cannot be read or is not what was stored; the release stands
   */
  public Viewed open(
      Session session,
      PatientId patient,
      List<PhotographId> photographs,
      Rendition rendition,
      String reason,
      Optional<CaseId> underCase)
      throws IOException {
    if (!rendition.isMarked()) {
      throw new IllegalArgumentException("Only pictures to look at are opened this way.");
    }
    Map<PhotographId, RenditionRow> found =
        storage.rows().renditions(patient, photographs, rendition);
    Map<PhotographId, RenditionRow> rows = new LinkedHashMap<>();
    for (PhotographId photograph : photographs) {
      rows.put(photograph, there(found.get(photograph)));
    }
    ReleaseRequest request =
        new ReleaseRequest(patient, photographs, Set.of(rendition), reason, underCase);
    return switch (storage.keyholder().release(session, request)) {
      case Refused refused -> new Viewed.NotReleased(refused);
      case Granted granted -> opened(patient, rows, rendition, granted);
    };
  }

  private Viewed opened(
      PatientId patient, Map<PhotographId, RenditionRow> rows, Rendition rendition, Granted granted)
      throws IOException {
    try (granted) {
      List<Map.Entry<PhotographId, RenditionRow>> all = List.copyOf(rows.entrySet());
      return new Viewed.Opened(
          granted.ledgerIndex(),
          cores.all(
              all.size(),
              i ->
                  opened(patient, all.get(i).getKey(), all.get(i).getValue(), rendition, granted)));
    }
  }

  private Viewed.OpenedPhotograph opened(
      PatientId patient,
      PhotographId photograph,
      RenditionRow row,
      Rendition rendition,
      Granted granted)
      throws IOException {
    try (InputStream in = storage.open(patient, row, granted.key(photograph, rendition))) {
      Markable kept = Markable.parse(in.readAllBytes());
      return new Viewed.OpenedPhotograph(
          photograph, marking.marked(kept, granted.mark(photograph, rendition)));
    }
  }

  /** Where an original goes. */
  public interface Taking {
    /** Begins to take it, under a neutral name; called once it was released. */
    OutputStream begin(String name) throws IOException;
  }

  /**
   * Writes an original to a new file of a neutral name in a folder, bit by bit as it came in.
   *
   * @param use what for; the patient must have allowed it, but for care
   * @param reason required; two people's approval must cover the patient
   * @return the file
   * @throws NotConsentedException when the patient has not allowed it
   * @throws RefusedException when the keyholder says no
   */
  public Path export(Session session, PhotographId photograph, Use use, String reason, Path folder)
      throws IOException {
    PhotographRow row = storage.rows().photograph(photograph).orElseThrow(NotInVaultException::new);
    consents.require(session, row.patient(), List.of(photograph), use);
    return export(session, photograph, reason, folder);
  }

  /** The same for care, of which the patient need not be asked. */
  public Path export(Session session, PhotographId photograph, String reason, Path folder)
      throws IOException {
    Path[] files = new Path[2];
    try {
      export(
          session,
          photograph,
          reason,
          name -> {
            Files.createDirectories(folder);
            files[0] = Files.createTempFile(folder, "export", ".part");
            files[1] = folder.resolve(name);
            return Files.newOutputStream(files[0], StandardOpenOption.WRITE);
          });
      return Files.move(files[0], files[1], StandardCopyOption.ATOMIC_MOVE);
    } finally {
      if (files[0] != null) {
        Files.deleteIfExists(files[0]);
      }
    }
  }

  /**
   * Hands out an original, bit by bit as it came in.
   *
   * @param reason required; two people's approval must cover the patient
   * @param to is closed when all of it was written
   * @throws RefusedException when the keyholder says no; nothing was begun then
   */
  public void export(Session session, PhotographId photograph, String reason, Taking to)
      throws IOException {
    PhotographRow row = storage.rows().photograph(photograph).orElseThrow(NotInVaultException::new);
    RenditionRow original = row(photograph, Rendition.ORIGINAL);
    ReleaseRequest request =
        new ReleaseRequest(
            row.patient(),
            List.of(photograph),
            Set.of(Rendition.ORIGINAL, Rendition.RECORD),
            reason,
            Optional.empty());
    try (Granted granted = granted(session, request)) {
      PhotographFacts facts = facts(row.patient(), row.id(), row.record(), granted);
      try (InputStream in =
              storage.open(row.patient(), original, granted.key(photograph, Rendition.ORIGINAL));
          OutputStream out = to.begin(neutralName(photograph, facts))) {
        in.transferTo(out);
      }
    }
  }

  /** Says nothing about patient, place or time. */
  private static String neutralName(PhotographId photograph, PhotographFacts facts) {
    String format = facts.original().format().toLowerCase(Locale.ROOT);
    return "photograph-"
        + photograph.toString().substring(0, 12)
        + "."
        + (format.equals("jpeg") ? "jpg" : format.equals("tiff") ? "tif" : format);
  }

  /**
   * Opens what is known of photographs of one patient.
   *
   * @throws RefusedException when the keyholder says no
   */
  public Map<PhotographId, PhotographFacts> facts(
      Session session, PatientId patient, List<PhotographId> photographs, String reason)
      throws IOException {
    Map<PhotographId, byte[]> rows = theirs(patient, photographs);
    ReleaseRequest request = ReleaseRequest.of(patient, photographs, Rendition.RECORD, reason);
    try (Granted granted = granted(session, request)) {
      return facts(patient, rows, granted);
    }
  }

  private PhotographFacts facts(
      PatientId patient, PhotographId photograph, byte[] record, Granted granted)
      throws IOException {
    return SealedFacts.open(
        record,
        SealContext.of(storage.tenant(), patient, photograph, Rendition.RECORD),
        granted.key(photograph, Rendition.RECORD),
        PhotographFacts.class);
  }

  /** What is known of photographs of a patient, and what the patient allows. */
  public record OpenedFacts(
      Map<PhotographId, PhotographFacts> photographs, ConsentHistory consents) {}

  /**
   * Opens what is known of photographs of one patient with the patient's consent history, under one
   * release.
   *
   * @param photographs may be none
   * @throws RefusedException when the keyholder says no
   */
  public OpenedFacts factsAndConsents(
      Session session, PatientId patient, List<PhotographId> photographs, String reason)
      throws IOException {
    Map<PhotographId, byte[]> rows = theirs(patient, photographs);
    ReleaseRequest request = ReleaseRequest.of(patient, photographs, Rendition.RECORD, reason);
    try (Granted granted = granted(session, request)) {
      return new OpenedFacts(
          facts(patient, rows, granted),
          consents.opened(patient, granted.patientRecord().orElseThrow()));
    }
  }

  private Map<PhotographId, byte[]> theirs(PatientId patient, List<PhotographId> photographs)
      throws NotInVaultException {
    Map<PhotographId, byte[]> found = storage.rows().records(patient, photographs);
    Map<PhotographId, byte[]> rows = new LinkedHashMap<>();
    for (PhotographId photograph : photographs) {
      rows.put(photograph, there(found.get(photograph)));
    }
    return rows;
  }

  private Map<PhotographId, PhotographFacts> facts(
      PatientId patient, Map<PhotographId, byte[]> rows, Granted granted) throws IOException {
    Map<PhotographId, PhotographFacts> facts = new LinkedHashMap<>();
    for (Map.Entry<PhotographId, byte[]> row : rows.entrySet()) {
      facts.put(row.getKey(), facts(patient, row.getKey(), row.getValue(), granted));
    }
    return facts;
  }

  private static <T> T there(@Nullable T row) throws NotInVaultException {
    if (row == null) {
      throw new NotInVaultException();
    }
    return row;
  }

  /** A patient's own facts and consent history. */
  public record PatientFile(PatientFacts facts, ConsentHistory consents) {}

  /**
   * Opens what is known of a patient.
   *
   * @throws RefusedException when the keyholder says no
   */
  public PatientFile patient(Session session, PatientId patient, String reason) throws IOException {
    PatientRow row = storage.rows().patient(patient).orElseThrow(NotInVaultException::new);
    ReleaseRequest request = ReleaseRequest.of(patient, List.of(), Rendition.RECORD, reason);
    try (Granted granted = granted(session, request)) {
      PatientFacts facts =
          SealedFacts.open(
              row.record(),
              new SealContext(storage.tenant(), patient, patient.value(), Rendition.RECORD),
              granted.patientRecord().orElseThrow(),
              PatientFacts.class);
      return new PatientFile(
          facts, consents.opened(patient, granted.patientRecord().orElseThrow()));
    }
  }

  private Granted granted(Session session, ReleaseRequest request) {
    return switch (storage.keyholder().release(session, request)) {
      case Refused refused -> throw new RefusedException(refused);
      case Granted granted -> granted;
    };
  }

  private RenditionRow row(PhotographId photograph, Rendition rendition)
      throws NotInVaultException {
    return storage.rows().rendition(photograph, rendition).orElseThrow(NotInVaultException::new);
  }
}
