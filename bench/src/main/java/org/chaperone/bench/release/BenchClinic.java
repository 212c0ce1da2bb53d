package org.chaperone.bench.release;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.embedded.Created;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.embedded.FirstAccounts;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.ReleaseRequest;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.seal.Argon2Cost;
import org.chaperone.keyholder.seal.PassphraseSeal;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.Enrolment;
import org.chaperone.keyholder.session.OperatorKey;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;

/**
 * A keyholder with one doctor and as many patients as a doctor may open in an hour, on a real disk.
 */
final class BenchClinic implements AutoCloseable {

  private static final int PATIENTS = 20;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, OperatorKey> keys = new HashMap<>();
  private final List<ReleaseRequest> requests = new ArrayList<>();
  private final EmbeddedKeyholder keyholder;

  BenchClinic(Path home) throws IOException, SealException {
    Created created =
        EmbeddedKeyholder.create(
            home,
            new PassphraseSeal("bench".toCharArray(), Argon2Cost.LEAST, random),
            Limits.defaults(ZoneOffset.UTC).alwaysOpen(),
            new FirstAccounts("administrator", "privacy lead"),
            KeyholderSettings.standard());
    keyholder = created.keyholder();
    enrol("administrator", created.administrator());
    enrol("privacy lead", created.privacyLead());
    Session administrator = signIn(keyholder, "administrator");
    Approval made =
        keyholder.approve(
            signIn(keyholder, "privacy lead"),
            keyholder.ask(administrator, new Action.MakeAccount("doctor", Role.DOCTOR)).id());
    enrol("doctor", ((Approval.Enrolled) made).enrolment());
    for (int i = 0; i < PATIENTS; i++) {
      PatientId patient =
          keyholder
              .addPatient(
                  administrator, new RosterEntry("Bench", "P" + i, "", Optional.empty(), "", ""))
              .patient();
      List<PhotographId> photographs =
          keyholder.addPhotographs(administrator, patient, 1).photographs();
      requests.add(ReleaseRequest.of(patient, photographs, Rendition.DISPLAY, ""));
    }
  }

  private void enrol(String name, Enrolment enrolment) {
    OperatorKey key = OperatorKey.make(random);
    keys.put(name, key);
    keyholder.enrol(
        enrolment.account(), enrolment.code(), keyholder.challenge(name), key.credential());
  }

  private Session signIn(Keyholder at, String name) {
    return at.signIn(
        keys.computeIfAbsent(name, n -> OperatorKey.make(random)).answer(at.challenge(name)));
  }

  EmbeddedKeyholder keyholder() {
    return keyholder;
  }

  Session doctor(Keyholder at) {
    return signIn(at, "doctor");
  }

  ReleaseRequest request(int i) {
    return requests.get(Math.floorMod(i, requests.size()));
  }

  @Override
  public void close() {
    keyholder.close();
  }
}
