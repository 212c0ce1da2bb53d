package org.chaperone.keyholder.embedded;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.chaperone.keyholder.embedded.Exposures.Range;
import org.chaperone.keyholder.exposure.ExposureQuery;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.Pseudonym;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.log.LogBook;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.ledger.evidence.Claim;
import org.chaperone.ledger.evidence.EvidenceCollector;
import org.chaperone.ledger.leaf.LeafKey;
import org.chaperone.ledger.leaf.LeafKind;

/**
 * The evidence for an exposure's answer: a bundle in which every release and addition by the
 * account in that time is opened. For a session it is the bundle of its account, whose opened
 * entries name their sessions.
 *
 * <p>Entries of patients who were erased since cannot be opened by anybody. Where there are some,
 * the claim names the patients that are left, and a checker says that for the rest it has the
 * keyholder's word.
 */
final class Evidence {

  private static final Set<LeafKind> KINDS =
      Set.of(LeafKind.RELEASE, LeafKind.BREAK_GLASS, LeafKind.ADD);

  private final Core core;
  private final Exposures exposures;

  Evidence(Core core, Exposures exposures) {
    this.core = core;
    this.exposures = exposures;
  }

  byte[] of(Session session, ExposureQuery query) {
    core.require(session, Role.PRIVACY_LEAD);
    Range range = exposures.range(query.from().minus(core.settings.keyLifetime()), query.to());
    try {
      List<byte[]> actors = actors(query.whose()).stream().map(Pseudonym::bytes).toList();
      Claim all =
          new Claim(
              range.from(),
              range.to(),
              KINDS,
              actors,
              OptionalLong.empty(),
              OptionalLong.empty(),
              List.of());
      Map<Long, LeafKey> openings = new HashMap<>();
      Set<PatientId> patients = new LinkedHashSet<>();
      boolean[] isWhole = {true};
      core.log.read(
          range.from(),
          range.to(),
          entry -> {
            if (all.matches(entry.index(), entry.clear())) {
              Optional<LeafKey> key = core.log.key(entry);
              isWhole[0] &= key.isPresent();
              key.ifPresent(one -> openings.put(entry.index(), one));
              core.state().patientByHandle(entry.handle()).ifPresent(patients::add);
            }
          });
      Claim claim = isWhole[0] ? all : about(all, patients);
      return new EvidenceCollector(core.ledger).collect(claim, openings, List.of()).bytes();
    } catch (IOException e) {
      throw core.stop(e);
    }
  }

  private static Claim about(Claim all, Set<PatientId> patients) {
    // No patient at all would mean any; the one of zeroes is nobody.
    List<byte[]> named =
        patients.isEmpty()
            ? List.<byte[]>of(new byte[Id128.LENGTH])
            : patients.stream().map(PatientId::bytes).toList();
    return new Claim(
        all.from(),
        all.to(),
        all.kinds(),
        all.actors(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        named);
  }

  /** The account, and the shares that it gave; none means any. */
  private Set<Pseudonym> actors(Suspect whose) throws IOException {
    Set<Pseudonym> actors = new LinkedHashSet<>(new Concern(whose, core.state()).actors());
    switch (whose) {
      case Suspect.WholeServer _ -> actors.clear();
      case Suspect.OfAccount(var account) -> {
        if (core.state().account(account).isEmpty()) {
          throw Core.unknown("account");
        }
      }
      case Suspect.OfSession(SessionId session) -> actors.add(accountOf(session));
    }
    return actors;
  }

  /** Who signed in to a session, by the entry that says so. */
  private Pseudonym accountOf(SessionId session) throws IOException {
    Pseudonym[] found = new Pseudonym[1];
    core.log.read(
        0,
        core.log.size(),
        entry -> {
          if (entry.clear().kind() == LeafKind.SIGN_IN && isOf(entry, session)) {
            found[0] = entry.actor();
          }
        });
    return Optional.ofNullable(found[0])
        .orElseThrow(
            () -> Core.refuse(Refusal.UNKNOWN, "No sign-in of that session is on the ledger."));
  }

  private boolean isOf(LogBook.Read entry, SessionId session) {
    return core.log
        .open(entry)
        .flatMap(details -> details.session())
        .filter(id -> Arrays.equals(id, session.bytes()))
        .isPresent();
  }
}
