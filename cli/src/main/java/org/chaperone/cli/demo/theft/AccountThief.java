package org.chaperone.cli.demo.theft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.roster.Found;
import org.chaperone.keyholder.roster.NotShown;
import org.chaperone.keyholder.session.Session;
import org.chaperone.vault.Vault;
import org.chaperone.vault.viewing.Viewed;

/** A thief who is signed in to somebody's account and takes whatever it is given. */
final class AccountThief {

  private static final int NAMES_AT_ONCE = 50;

  private final Vault vault;
  private final Session session;
  private final Carving carving = new Carving();
  private final Set<PhotographId> photographs = new LinkedHashSet<>();
  private final Set<PatientId> patients = new LinkedHashSet<>();
  private final Set<PatientId> names = new LinkedHashSet<>();
  private final List<Refused> refusals = new ArrayList<>();

  /**
   * What came into the thief's hands.
   *
   * @param photographs that opened as pictures
   * @param patients whose photographs these are
   * @param names patients whose names were read
   * @param refusals what the keyholder said no to, in their order
   */
  record Loot(
      Set<PhotographId> photographs,
      Set<PatientId> patients,
      Set<PatientId> names,
      List<Refused> refusals) {}

  AccountThief(Vault vault, Session session) {
    this.vault = vault;
    this.session = session;
  }

  /** Takes photographs, originals and names until each is refused. */
  Loot take(Path originals) throws IOException {
    List<PatientId> all = vault.rows().patients();
    for (PatientId patient : all) {
      if (!opens(patient)) {
        break;
      }
    }
    takeOriginal(originals);
    for (int at = 0; at < all.size(); at += NAMES_AT_ONCE) {
      if (!names(all.subList(at, Math.min(all.size(), at + NAMES_AT_ONCE)))) {
        break;
      }
    }
    return new Loot(photographs, patients, names, refusals);
  }

  private boolean opens(PatientId patient) throws IOException {
    List<PhotographId> theirs = vault.rows().photographsOf(patient);
    if (theirs.isEmpty()) {
      return true;
    }
    Viewed viewed =
        vault.viewing().open(session, patient, theirs, Rendition.DISPLAY, "", Optional.empty());
    return switch (viewed) {
      case Viewed.NotReleased(Refused refused) -> {
        refusals.add(refused);
        yield false;
      }
      case Viewed.Opened opened -> {
        for (Viewed.OpenedPhotograph one : opened.photographs()) {
          if (carving.opens(one.jpeg())) {
            photographs.add(one.photograph());
            patients.add(patient);
          }
        }
        yield true;
      }
    };
  }

  private void takeOriginal(Path folder) throws IOException {
    for (PhotographId photograph : photographs.stream().limit(1).toList()) {
      try {
        vault.viewing().export(session, photograph, "for me", folder);
        throw new IllegalStateException("an original left without two people's approval");
      } catch (RefusedException e) {
        refusals.add(e.refused());
      }
    }
  }

  private boolean names(List<PatientId> some) {
    return switch (vault.keyholder().namesOf(session, some)) {
      case NotShown(Refused refused) -> {
        refusals.add(refused);
        yield false;
      }
      case Found found -> {
        found.hits().forEach(hit -> names.add(hit.patient()));
        yield true;
      }
    };
  }
}
