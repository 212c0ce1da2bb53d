package org.chaperone.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every answer says to browsers, whatever kind of answer it is. */
final class HeadersTest {

  private static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin");

  private static Map<String, HttpResponse<byte[]>> answers(ServedClinic clinic) throws Exception {
    PatientId patient = clinic.patient("Zoe", "Zzyzx", "4711");
    PhotographId photograph = clinic.photographs(patient, 1).getFirst();
    Client dora = Client.as("Dora", clinic);
    Client nobody = Client.of(clinic);
    String css =
        Client.text(nobody.get("/sign-in"))
            .replaceAll("(?s).*href=\"(/assets/[^\"]+\\.css)\".*", "$1");
    Map<String, HttpResponse<byte[]>> all = new LinkedHashMap<>();
    all.put("page", dora.get("/patients"));
    all.put("page of nobody", nobody.get("/sign-in"));
    all.put("redirect", nobody.get("/"));
    all.put("to the door", nobody.get("/patients", "Accept", "text/html"));
    all.put("unauthorised", nobody.get("/patients"));
    all.put("asset", nobody.get(css));
    all.put("no asset", nobody.get("/assets/1/../x.css"));
    all.put(
        "picture", dora.get("/patients/" + patient + "/photographs/" + photograph + "/picture"));
    all.put(
        "thumbnails",
        dora.send(
            "POST",
            "/patients/" + patient + "/thumbnails",
            "application/json",
            Client.utf8("[\"" + photograph + "\"]")));
    all.put(
        "found",
        dora.send(
            "POST", "/patients/find", "application/x-www-form-urlencoded", Client.utf8("q=zz")));
    all.put("nowhere", dora.get("/nowhere/<script>".replace("<", "%3C").replace(">", "%3E")));
    all.put("forbidden", dora.get("/cases/" + "0".repeat(32) + "/phone"));
    all.put("wrong method", dora.send("DELETE", "/patients", "text/plain", new byte[0]));
    all.put(
        "no JSON",
        dora.send(
            "POST", "/patients/" + patient + "/uploads", "application/json", Client.utf8("{")));
    all.put("no id", dora.get("/patients/1'--/photographs/2/picture".replace("'", "%27")));
    all.put("firewall", dora.get("/patients/..;/account"));
    all.put("encoded", dora.get("/patients/%2e%2e%2faccount"));
    all.put("health", nobody.get("/health"));
    all.put("ready", nobody.get("/ready"));
    dora.forgetToken();
    all.put("no token", dora.send("POST", "/patients", "text/plain", new byte[0]));
    return all;
  }

  @Test
  void everyKindOfAnswerIsGuarded(@TempDir Path folder) throws Exception {
    List<String> wrong = new ArrayList<>();
    try (ServedClinic clinic = ServedClinic.in(folder)) {
      answers(clinic)
          .forEach(
              (what, answer) -> {
                String name = what + " (" + answer.statusCode() + ")";
                ALWAYS.forEach(
                    (header, value) -> {
                      if (!answer.headers().allValues(header).equals(List.of(value))) {
                        wrong.add(name + ": " + header);
                      }
                    });
                String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElse("none");
                if (!policy.startsWith("default-src 'none'") || policy.contains("unsafe")) {
                  wrong.add(name + ": Content-Security-Policy " + policy);
                }
                if (!answer
                    .headers()
                    .firstValue("Permissions-Policy")
                    .orElse("")
                    .contains("microphone=()")) {
                  wrong.add(name + ": Permissions-Policy");
                }
                boolean isKept =
                    !answer.headers().firstValue("Cache-Control").orElse("").contains("no-store");
                if (isKept != what.equals("asset")
                    || answer.headers().allValues("Cache-Control").size() != 1) {
                  wrong.add(name + ": Cache-Control");
                }
                for (String talkative :
                    List.of("Server", "X-Powered-By", "Via", "X-Application-Context")) {
                  if (answer.headers().firstValue(talkative).isPresent()) {
                    wrong.add(name + ": " + talkative);
                  }
                }
                String text = Client.text(answer);
                for (String inside :
                    List.of("Exception", "\tat ", "Tomcat", "Spring", "SQL", "<script>")) {
                  if (text.contains(inside)) {
                    wrong.add(name + " says " + inside);
                  }
                }
                for (String cookie : answer.headers().allValues("Set-Cookie")) {
                  if (!cookie.contains("HttpOnly") || !cookie.contains("SameSite=Strict")) {
                    wrong.add(name + ": " + cookie.replaceAll("=.*", ""));
                  }
                }
              });
    }
    assertEquals(List.of(), wrong);
  }

  /** What never gets as far as the site's own filters. */
  @Test
  void aRequestThatIsNoneIsAnsweredWithNothing(@TempDir Path folder) throws Exception {
    try (ServedClinic clinic = ServedClinic.in(folder)) {
      for (String request :
          List.of(
              "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
              "GET /{} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
              "TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
              "GET /%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
              "nonsense\r\n\r\n",
              "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(20_000) + "\r\n\r\n")) {
        try (Socket socket =
            new Socket(InetAddress.getLoopbackAddress(), clinic.origin().getPort())) {
          socket.setSoTimeout(10_000);
          OutputStream out = socket.getOutputStream();
          out.write(request.getBytes(StandardCharsets.ISO_8859_1));
          out.flush();
          socket.shutdownOutput();
          String answer =
              new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
          assertTrue(answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.1 5"), answer);
          if (answer.contains("Content-Type")) {
            assertTrue(answer.contains("\nContent-Security-Policy: default-src 'none'"), answer);
          }
          assertFalse(answer.contains("Tomcat"), answer);
          assertFalse(answer.contains("Exception"), answer);
          assertFalse(answer.contains("\nServer:"), answer);
        }
      }
    }
  }
}
