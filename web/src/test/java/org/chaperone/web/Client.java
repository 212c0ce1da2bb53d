package org.chaperone.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaperone.keyholder.id.PatientId;

/** Somebody who asks without a browser, and sends what no browser would. */
final class Client {

  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f]+)\"");

  private final URI origin;
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private String token = "";

  private Client(URI origin) {
    this.origin = origin;
  }

  /** Somebody who is not signed in. */
  static Client of(ServedClinic clinic) throws Exception {
    return at(clinic.origin());
  }

  private static Client at(URI origin) throws Exception {
    Client client = new Client(origin);
    client.takeToken();
    return client;
  }

  /** Somebody who works there. */
  static Client as(String name, ServedClinic clinic) throws Exception {
    return as(name, clinic.origin());
  }

  /** Somebody who works where a site is. */
  static Client as(String name, URI origin) throws Exception {
    Client client = at(origin);
    assertEquals(
        302,
        client
            .send(
                "POST", "/sign-in/demo", "application/x-www-form-urlencoded", utf8("name=" + name))
            .statusCode());
    client.takeToken();
    return client;
  }

  private void takeToken() throws Exception {
    Matcher found = TOKEN.matcher(text(get("/enrol")));
    assertTrue(found.find());
    token = found.group(1);
  }

  HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(origin.resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> send(String method, String path, String type, byte[] body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(origin.resolve(path))
            .header("Content-Type", type)
            .header("Accept", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (!token.isEmpty()) {
      request.header("X-CSRF-TOKEN", token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Forgets the token that proves that a request comes from the site's own pages. */
  void forgetToken() {
    token = "";
  }

  /** Begins an upload. */
  HttpResponse<byte[]> begin(PatientId patient, String name, long size, String sha256)
      throws Exception {
    return send(
        "POST",
        "/patients/" + patient + "/uploads",
        "application/json",
        utf8(
            """
            {"name":"%s","size":%d,"sha256":"%s","takenAt":"","site":"","side":"","view":"",\
            "procedure":"","stage":""}"""
                .formatted(name, size, sha256)));
  }

  /** Brings a piece. */
  HttpResponse<byte[]> piece(String upload, long offset, byte[] bytes) throws Exception {
    return send(
        "PATCH",
        "/uploads/" + upload,
        "application/octet-stream",
        bytes,
        "Upload-Offset",
        Long.toString(offset));
  }

  /** Uploads a file to its end; what the server said last. */
  HttpResponse<byte[]> upload(PatientId patient, String name, byte[] file) throws Exception {
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    HttpResponse<byte[]> begun = begin(patient, name, file.length, sha256);
    if (begun.statusCode() != 200) {
      return begun;
    }
    String upload = id(begun);
    for (int offset = 0; offset < file.length; offset += 512 << 10) {
      byte[] some =
          java.util.Arrays.copyOfRange(file, offset, Math.min(file.length, offset + (512 << 10)));
      HttpResponse<byte[]> taken = piece(upload, offset, some);
      if (taken.statusCode() != 200) {
        return taken;
      }
    }
    return send("POST", "/uploads/" + upload + "/finish", "application/json", new byte[0]);
  }

  /** The upload that begun. */
  static String id(HttpResponse<byte[]> begun) {
    Matcher id = ID.matcher(text(begun));
    assertTrue(id.find(), text(begun));
    return id.group(1);
  }

  static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
