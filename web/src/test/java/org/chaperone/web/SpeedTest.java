package org.chaperone.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.keyholder.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long searching, thumbnails and a view take, printed; with -Dchaperone.measure=PATIENTS, such
 * as 100000.
 */
@ExtendWith(Chromium.class)
final class SpeedTest {

  private static final String TIMES =
      "async ({path, method, bodies, type}) => { const times = []; for (const body of bodies) {"
          + " const began = performance.now();"
          + " const answer = await fetch(path, {method, cache: 'no-store', headers:"
          + " {'Content-Type': type, 'X-CSRF-TOKEN':"
          + " document.querySelector('meta[name=csrf]').content}, body: body ?? undefined});"
          + " await answer.arrayBuffer(); if (!answer.ok) throw new Error(answer.status);"
          + " times.push(performance.now() - began); }"
          + " const first = times[0]; times.sort((a, b) => a - b);"
          + " const at = share => times[Math.min(times.length - 1, Math.ceil(share * times.length) - 1)]"
          + ".toFixed(0); return 'median ' + at(.5) + ' ms, p95 ' + at(.95) + ' ms, worst ' + at(1)"
          + " + ' ms, first ' + first.toFixed(0) + ' ms'; }";

  @Test
  void measures(Browser browser, @TempDir Path folder) throws Exception {
    Integer patients = Integer.getInteger("chaperone.measure");
    assumeTrue(patients != null, "measures when -Dchaperone.measure says how many patients");
    try (ServedClinic clinic = ServedClinic.in(folder)) {
      seed(clinic, patients);
      PatientId one = clinic.patient("Zoe", "Zzyzx", "one");
      List<PhotographId> photographs = clinic.photographs(one, 50);
      try (Visit visit = Visit.desktop(browser, clinic)) {
        Page page = visit.as("Dora");
        List<String> searches = new ArrayList<>();
        for (String query :
            List.of("mu", "m", "zzy", "anna mu", "4711", "1970-03-05", "a o", "nobody")) {
          for (int i = 0; i < 10; i++) {
            searches.add("q=" + query);
          }
        }
        say(
            "search of " + patients,
            page,
            "/patients/find",
            "POST",
            searches,
            "application/x-www-form-urlencoded");
        page.navigate("/patients/" + one);
        String all =
            "[" + String.join(",", photographs.stream().map(p -> "\"" + p + "\"").toList()) + "]";
        say(
            "50 thumbnails",
            page,
            "/patients/" + one + "/thumbnails",
            "POST",
            copies(all, 12),
            "application/json");
        String view = "/patients/" + one + "/photographs/" + photographs.getFirst() + "/picture";
        say("one in full", page, view, "GET", copies(null, 20), "text/plain");
        say("patient's page", page, "/patients/" + one, "GET", copies(null, 20), "text/plain");
      }
    }
  }

  private static List<String> copies(@org.jspecify.annotations.Nullable String body, int count) {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bodies.add(body);
    }
    return bodies;
  }

  private static void say(
      String what, Page page, String path, String method, List<String> bodies, String type) {
    java.util.Map<String, Object> argument = new java.util.HashMap<>();
    argument.put("path", path);
    argument.put("method", method);
    argument.put("bodies", bodies);
    argument.put("type", type);
    System.out.println(what + ": " + page.evaluate(TIMES, argument));
  }

  private static void seed(ServedClinic clinic, int patients) throws Exception {
    Session nora = clinic.session("Nora");
    String[] given = {"Anna", "Bela", "Cleo", "Dina", "Ewa", "Fee", "Gil", "Hal", "Ira", "Jo"};
    String[] family = {"Müller", "Okafor", "Lis", "Tan", "Roy", "Ode", "Bloom", "Adeyemi", "Kim"};
    try (ExecutorService threads = Executors.newFixedThreadPool(64)) {
      List<Callable<Object>> work = new ArrayList<>();
      for (int i = 0; i < patients; i++) {
        RosterEntry entry =
            new RosterEntry(
                family[i % family.length] + (i / 500),
                given[i % given.length],
                Integer.toString(i),
                Optional.of(LocalDate.of(1940, 1, 1).plusDays(i % 25_000)),
                "",
                "");
        work.add(
            () -> {
              clinic.keyholder().addPatient(nora, entry).recordKey().close();
              return "";
            });
      }
      for (Future<Object> one : threads.invokeAll(work)) {
        one.get();
      }
    }
  }
}
