package org.chaperone.keyholder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many at the same instant. */
final class RacesTest {

  private static final int REQUESTS = 100_000;
  private static final int THREADS = 32;

  @TempDir private Path folder;

  @Test
  void aHundredThousandRacingRequestsOverspendNoBudget() throws Exception {
    try (Clinic clinic =
        new Clinic(
            folder.resolve("home"),
            Limits.defaults(ZoneOffset.UTC).alwaysOpen(),
            s -> s,
            embedded -> embedded)) {
      List<PatientId> patients = clinic.patients(300);
      List<Session> sessions = new ArrayList<>();
      Map<AccountId, Integer> limits = new ConcurrentHashMap<>();
      Map<AccountId, Set<PatientId>> opened = new ConcurrentHashMap<>();
      for (int i = 0; i < 6; i++) {
        Role role = List.of(Role.DOCTOR, Role.NURSE, Role.DESK).get(i % 3);
        AccountId account = clinic.hire("Person " + i, role);
        limits.put(account, List.of(20, 30, 5).get(i % 3));
        opened.put(account, ConcurrentHashMap.newKeySet());
        // Two sessions of each, because budgets belong to people.
        sessions.add(clinic.signIn("Person " + i));
        sessions.add(clinic.signIn("Person " + i));
      }
      AtomicInteger refused = new AtomicInteger();
      try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
        List<Future<?>> done = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
          Random random = new Random(t);
          done.add(
              pool.submit(
                  () -> {
                    for (int i = 0; i < REQUESTS / THREADS; i++) {
                      Session session = sessions.get(random.nextInt(sessions.size()));
                      PatientId patient = patients.get(random.nextInt(patients.size()));
                      if (clinic.view(session, patient) instanceof Granted granted) {
                        granted.close();
                        opened
                            .computeIfAbsent(session.account(), a -> ConcurrentHashMap.newKeySet())
                            .add(patient);
                      } else {
                        refused.incrementAndGet();
                      }
                    }
                  }));
        }
        for (Future<?> one : done) {
          one.get();
        }
      }
      opened.forEach(
          (account, seen) ->
              assertTrue(
                  seen.size() <= limits.getOrDefault(account, 0), seen.size() + " of " + limits));
      int together = opened.values().stream().mapToInt(Set::size).sum();
      // Beyond the clinic's 40 only accounts below their share of it go on.
      assertTrue(together >= 40 && together <= 110, "opened " + together);
      assertTrue(refused.get() > REQUESTS / 2);
      assertTrue(
          clinic.keyholder().status().ledgerSize() < REQUESTS / 2,
          "refusals do not flood the ledger");
      assertEquals(REQUESTS % THREADS, 0);
    }
  }
}
