package org.chaperone.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.release.Rendition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics as Prometheus reads them, and whether the site is well as a proxy asks. */
final class MetricsTest {

  private static final String TOKEN = "a token of the monitoring";
  private static final Pattern COMMENT =
      Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)"
              + "(?:\\{((?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)*)\\})?"
              + " ([0-9.eE+-]+|NaN|[+-]Inf)");

  private static HttpResponse<String> get(String url, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static ServedClinic measured(Path folder, Optional<String> token) throws Exception {
    return ServedClinic.in(
        folder, plain -> plain.measured(new SiteSettings.Metrics("127.0.0.1", 0, token)));
  }

  private static String metrics(ServedClinic clinic) {
    return "http://127.0.0.1:" + clinic.site().metricsPort() + "/metrics";
  }

  /** The samples of a text in Prometheus's format; fails where it is none. */
  private static Map<String, Double> parse(String text) {
    Map<String, Double> samples = new HashMap<>();
    Set<String> typed = new HashSet<>();
    assertTrue(text.endsWith("\n"));
    for (String line : text.split("\n", -1)) {
      Matcher comment = COMMENT.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (comment.matches()) {
        if (comment.group(1).equals("TYPE")) {
          assertTrue(typed.add(comment.group(2)), line);
          assertTrue(
              Set.of("counter", "gauge", "histogram", "summary", "untyped")
                  .contains(comment.group(3)),
              line);
        }
      } else if (sample.matches()) {
        String name = sample.group(1);
        assertTrue(
            typed.contains(name)
                || typed.contains(name.replaceAll("_(bucket|sum|count|total)$", "")),
            line);
        String key = name + "{" + sample.group(2) + "}";
        double value =
            sample.group(3).equals("+Inf") ? Double.MAX_VALUE : Double.parseDouble(sample.group(3));
        assertTrue(samples.put(key, value) == null, line);
      } else {
        assertEquals("", line);
      }
    }
    return samples;
  }

  private static double value(Map<String, Double> samples, String name) {
    return Objects.requireNonNull(samples.get(name), () -> name + " of " + samples.keySet());
  }

  @Test
  void whatIsMeasuredParsesAndNamesNobody(@TempDir Path folder) throws Exception {
    try (ServedClinic clinic = measured(folder, Optional.empty())) {
      PatientId patient = clinic.patient("Zoe", "Zzyzx", "4711-X");
      var photographs = clinic.photographs(patient, 2);
      clinic
          .vault()
          .viewing()
          .open(
              clinic.session("Dora"),
              patient,
              photographs,
              Rendition.THUMBNAIL,
              "",
              Optional.empty());
      clinic
          .vault()
          .viewing()
          .open(
              clinic.session("Ada"), patient, photographs, Rendition.DISPLAY, "", Optional.empty());
      assertEquals(200, get(clinic.origin() + "/sign-in").statusCode());
      get(clinic.origin() + "/patients/" + patient);
      long before = clinic.keyholder().status().ledgerSize();
      String text = get(metrics(clinic)).body();
      long after = clinic.keyholder().status().ledgerSize();
      Map<String, Double> all = parse(text);
      assertEquals(
          1, value(all, "chaperone_releases_total{outcome=\"granted\",reason=\"\"}"), text);
      assertEquals(
          1, value(all, "chaperone_releases_total{outcome=\"refused\",reason=\"role\"}"), text);
      assertEquals(2, value(all, "chaperone_photographs{null}"), text);
      assertEquals(1, value(all, "chaperone_ready{null}"), text);
      // The keyholder writes of its own accord too.
      double entries = value(all, "chaperone_ledger_entries{null}");
      assertTrue(before > 0 && before <= entries && entries <= after, () -> "" + entries);
      assertTrue(
          value(
                  all,
                  "chaperone_requests_seconds_count{method=\"GET\",route=\"/sign-in\",status=\"200\"}")
              >= 1,
          text);
      assertTrue(text.contains("route=\"/patients/{patient}\""), text);
      assertTrue(text.contains("jvm_memory_used_bytes{"), text);
      assertTrue(value(all, "chaperone_disk_free_bytes{null}") > 0);
      for (String secret :
          List.of(
              "Zoe",
              "Zzyzx",
              "4711-X",
              "Dora",
              "Ada",
              patient.toString(),
              photographs.getFirst() + "")) {
        assertFalse(text.contains(secret), secret);
      }
      // On the site's own port there is nothing of it.
      assertEquals(404, get(clinic.origin() + "/metrics").statusCode());
      assertEquals(404, get(metrics(clinic) + "x").statusCode());
    }
  }

  @Test
  void whoeverReadsThemSaysTheTokenWhereThereIsOne(@TempDir Path folder) throws Exception {
    try (ServedClinic clinic = measured(folder, Optional.of(TOKEN))) {
      assertEquals(401, get(metrics(clinic)).statusCode());
      assertEquals(
          401, get(metrics(clinic), "Authorization", "Bearer " + TOKEN + "x").statusCode());
      assertEquals(200, get(metrics(clinic), "Authorization", "Bearer " + TOKEN).statusCode());
    }
  }

  @Test
  void aVaultThatIsLockedDownIsAliveAndNotReadyAndSaysNoMore(@TempDir Path folder)
      throws Exception {
    try (ServedClinic clinic = ServedClinic.in(folder)) {
      assertEquals(200, get(clinic.origin() + "/ready").statusCode());
      clinic.keyholder().lockDown(clinic.session("Pia"), "a test");
      // What was answered is kept for a second.
      Thread.sleep(1100);
      HttpResponse<String> ready = get(clinic.origin() + "/ready");
      assertEquals(503, ready.statusCode());
      assertEquals("{\"status\":\"not ready\"}", ready.body());
      assertEquals(200, get(clinic.origin() + "/health").statusCode());
      clinic.vault().database().close();
      Thread.sleep(1100);
      assertEquals(503, get(clinic.origin() + "/ready").statusCode());
    }
  }
}
