package org.chaperone.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account that has names guessed by a program is slowed, its colleagues are not. */
final class LookupLimitTest {

  private static HttpResponse<byte[]> find(Client client, int number) throws Exception {
    return client.send(
        "POST",
        "/patients/find",
        "application/x-www-form-urlencoded",
        Client.utf8("q=guess" + number),
        "HX-Request",
        "true");
  }

  @Test
  void whoLooksUpTooOftenIsToldWhenToGoOn(@TempDir Path folder) throws Exception {
    try (ServedClinic clinic = ServedClinic.in(folder)) {
      Client rita = Client.as("Rita", clinic);
      for (int i = 0; i < 120; i++) {
        assertEquals(200, find(rita, i).statusCode());
      }
      HttpResponse<byte[]> often = find(rita, 120);
      assertEquals(429, often.statusCode());
      assertTrue(often.headers().firstValue("Retry-After").isPresent());
      assertTrue(Client.text(often).contains("then search again"), Client.text(often));
      assertTrue(!Client.text(often).contains("<html"), "it is a part of the page");
      assertEquals(429, find(Client.as("Rita", clinic), 121).statusCode(), "another session");
      assertEquals(200, find(Client.as("Nora", clinic), 0).statusCode(), "a colleague");
      assertEquals(200, rita.get("/patients").statusCode(), "what is no lookup goes on");
    }
  }
}
