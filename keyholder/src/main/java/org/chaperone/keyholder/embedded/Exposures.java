package org.chaperone.keyholder.embedded;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaperone.keyholder.exposure.ExposedPatient;
import org.chaperone.keyholder.exposure.ExposedPhotograph;
import org.chaperone.keyholder.exposure.Exposure;
import org.chaperone.keyholder.exposure.ExposureQuery;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.log.LogBook;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.status.Level;
import org.chaperone.ledger.leaf.Details;
import org.chaperone.ledger.leaf.LeafKind;

/** Answers what could have been taken, from the ledger. */
final class Exposures {

  private final Core core;
  private final Standing standing;

  Exposures(Core core, Standing standing) {
    this.core = core;
    this.standing = standing;
  }

  /** The entries that lie in a time: from one index up to and without another. */
  record Range(long from, long to) {}

  /** Times never go back from entry to entry, so the ends are found by halving. */
  Range range(Instant from, Instant to) {
    return new Range(firstNotBefore(from.toEpochMilli()), firstNotBefore(to.toEpochMilli() + 1));
  }

  private long firstNotBefore(long time) {
    long low = 0;
    long high = core.log.size();
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (time(middle) < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long time(long index) {
    long[] time = new long[1];
    read(new Range(index, index + 1), entry -> time[0] = entry.clear().time());
    return time[0];
  }

  private void read(Range range, LogBook.Reader reader) {
    try {
      core.log.read(range.from(), range.to(), reader);
    } catch (IOException e) {
      throw core.stop(e);
    }
  }

  Exposure answer(Session session, ExposureQuery query) {
    core.require(session, Role.PRIVACY_LEAD);
    Instant from = query.from().minus(core.settings.keyLifetime());
    Range range = range(from, query.to());
    Findings findings = new Findings();
    Concern concern = new Concern(query.whose(), core.state());
    read(range, entry -> look(entry, query.whose(), concern, findings));
    Level level = standing.level();
    boolean everything =
        query.whose() instanceof Suspect.WholeServer && level.compareTo(Level.TWO) < 0;
    List<ExposedPatient> possible = findings.possible();
    List<PatientId> namesOnly =
        findings.names.stream().filter(patient -> !findings.patients.containsKey(patient)).toList();
    int photographs =
        (int)
            possible.stream()
                .flatMap(patient -> patient.photographs().stream())
                .filter(one -> core.state().photograph(one.photograph()).isPresent())
                .count();
    int patientsLeft =
        Math.max(0, core.state().patients().size() - possible.size() - namesOnly.size());
    int photographsLeft = Math.max(0, core.state().photographCount() - photographs);
    return new Exposure(
        everything,
        level,
        from,
        query.to(),
        range.from(),
        range.to(),
        possible,
        namesOnly,
        findings.erased.size(),
        everything ? 0 : patientsLeft,
        everything ? 0 : photographsLeft,
        ExposureSentences.of(
            query.whose(),
            level,
            everything,
            possible,
            namesOnly,
            findings.erased.size(),
            findings.indexEntries));
  }

  /** What was found so far. */
  private static final class Findings {
    final Map<PatientId, Touched> patients = new LinkedHashMap<>();
    final Set<PatientId> names = new LinkedHashSet<>();
    final Set<Long> erased = new HashSet<>();
    long indexEntries;

    List<ExposedPatient> possible() {
      List<ExposedPatient> all = new ArrayList<>();
      patients.forEach(
          (patient, touched) -> {
            List<ExposedPhotograph> photographs = new ArrayList<>();
            touched.photographs.forEach(
                (id, renditions) -> {
                  // One that was erased since cannot leak its key again, but it may have been
                  // taken: it stays in the answer.
                  photographs.add(
                      new ExposedPhotograph(id, renditions, touched.added.contains(id)));
                });
            all.add(new ExposedPatient(patient, touched.record, photographs, touched.entries));
          });
      return all;
    }
  }

  /** What was found of one patient. */
  private static final class Touched {
    final Map<PhotographId, Set<Rendition>> photographs = new LinkedHashMap<>();
    final Set<PhotographId> added = new HashSet<>();
    final List<Long> entries = new ArrayList<>();
    boolean record;
  }

  private void look(LogBook.Read entry, Suspect whose, Concern concern, Findings findings) {
    LeafKind kind = entry.clear().kind();
    boolean opens =
        kind == LeafKind.RELEASE || kind == LeafKind.BREAK_GLASS || kind == LeafKind.ADD;
    boolean opensIndex = kind == LeafKind.CASE && entry.clear().scope().equals("index");
    if (!(opens && entry.hasPatient()) && !opensIndex) {
      return;
    }
    Optional<PatientId> patient = core.state().patientByHandle(entry.handle());
    if (opensIndex || whose instanceof Suspect.OfSession || patient.isPresent()) {
      Optional<Details> details = core.log.open(entry);
      if (!concern.is(entry, details)) {
        return;
      }
      if (opensIndex) {
        findings.indexEntries += entry.clear().objects();
        return;
      }
      if (patient.isPresent() && details.isPresent()) {
        note(entry, patient.get(), details.get(), findings);
        return;
      }
    } else if (!concern.is(entry, Optional.empty())) {
      return;
    }
    findings.erased.add(entry.handle());
  }

  private static void note(
      LogBook.Read entry, PatientId patient, Details details, Findings findings) {
    boolean isAdd = entry.clear().kind() == LeafKind.ADD;
    if (PatientEntries.isName(entry.clear().scope())) {
      findings.names.add(patient);
      return;
    }
    Touched touched = findings.patients.computeIfAbsent(patient, p -> new Touched());
    touched.entries.add(entry.index());
    Set<Rendition> renditions = isAdd ? EnumSet.allOf(Rendition.class) : renditions(details);
    touched.record |= renditions.contains(Rendition.RECORD);
    for (byte[] id : details.photographs()) {
      PhotographId photograph = PhotographId.of(id);
      touched
          .photographs
          .computeIfAbsent(photograph, p -> EnumSet.noneOf(Rendition.class))
          .addAll(renditions);
      if (isAdd) {
        touched.added.add(photograph);
      }
    }
  }

  private static Set<Rendition> renditions(Details details) {
    Set<Rendition> renditions = EnumSet.noneOf(Rendition.class);
    details
        .rendition()
        .ifPresent(
            words -> {
              for (String word : words.split(",", -1)) {
                renditions.add(Rendition.valueOf(word.toUpperCase(Locale.ROOT)));
              }
            });
    return renditions;
  }
}
