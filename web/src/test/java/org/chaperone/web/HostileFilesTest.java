package org.chaperone.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.chaperone.keyholder.id.PatientId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sends who wants the server to fall over, or to serve something else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileFilesTest {

  private static final String SCRIPT = "<script>alert(1)</script>";

  private @Nullable ServedClinic open;
  private @Nullable PatientId known;

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    open = ServedClinic.in(folder);
    known = clinic().patient("Dina", "Adeyemi", "4001");
  }

  @AfterAll
  void end() {
    clinic().close();
  }

  private ServedClinic clinic() {
    return Objects.requireNonNull(open);
  }

  private PatientId patient() {
    return Objects.requireNonNull(known);
  }

  private int stored() {
    return clinic().vault().rows().photographsOf(patient()).size();
  }

  private static byte[] with(byte[] first, byte[] then) {
    byte[] both = Arrays.copyOf(first, first.length + then.length);
    System.arraycopy(then, 0, both, first.length, then.length);
    return both;
  }

  /** A PNG file of these chunks. */
  private static byte[] png(Object... chunks) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(0x89504e470d0a1a0aL);
    for (int i = 0; i < chunks.length; i += 2) {
      byte[] name = ((String) chunks[i]).getBytes(StandardCharsets.US_ASCII);
      byte[] data = (byte[]) chunks[i + 1];
      CRC32 sum = new CRC32();
      sum.update(name);
      sum.update(data);
      out.writeInt(data.length);
      out.write(name);
      out.write(data);
      out.writeInt((int) sum.getValue());
    }
    return bytes.toByteArray();
  }

  private static byte[] header(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(width);
    out.writeInt(height);
    out.write(new byte[] {8, 2, 0, 0, 0});
    return bytes.toByteArray();
  }

  /** So many zero bytes, as they travel. */
  private static byte[] deflated(long zeros) {
    Deflater deflater = new Deflater(9);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] input = new byte[1 << 20];
    byte[] output = new byte[1 << 16];
    for (long left = zeros; left > 0; left -= input.length) {
      deflater.setInput(input, 0, (int) Math.min(left, input.length));
      while (!deflater.needsInput()) {
        bytes.write(output, 0, deflater.deflate(output));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      bytes.write(output, 0, deflater.deflate(output));
    }
    deflater.end();
    return bytes.toByteArray();
  }

  private static Map<String, byte[]> hostile() throws IOException {
    byte[] jpeg = ServedClinic.drawn(0, 61);
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("page.html", Client.utf8("<!doctype html>" + SCRIPT));
    all.put("page.jpg", Client.utf8("<!doctype html>" + SCRIPT));
    all.put(
        "drawing.svg", Client.utf8("<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT + "</svg>"));
    all.put("script.gif", Client.utf8("GIF89a=1;/*" + SCRIPT + "*/"));
    all.put("paper.pdf", Client.utf8("%PDF-1.7\n" + SCRIPT));
    all.put("files.zip", new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0});
    all.put("program.jpg", new byte[] {'M', 'Z', 0, 0, 0, 0, 0, 0, 0, 0});
    all.put("beginning.jpg", Arrays.copyOf(jpeg, 300));
    all.put("half.jpg", Arrays.copyOf(jpeg, jpeg.length / 2));
    all.put("nothing-in-it.png", png("IHDR", header(10, 10), "IEND", new byte[0]));
    all.put(
        "pixels.png",
        png("IHDR", header(60_000, 60_000), "IDAT", deflated(1000), "IEND", new byte[0]));
    all.put(
        "bomb.png",
        png(
            "IHDR",
            header(20_000, 20_000),
            "IDAT",
            deflated(20_000L * 60_001),
            "IEND",
            new byte[0]));
    all.put(
        "negative.png", png("IHDR", header(-1, 10), "IDAT", deflated(1000), "IEND", new byte[0]));
    return all;
  }

  @Test
  void eachIsRefusedInASentenceAndNothingOfItIsKept() throws Exception {
    Client nora = Client.as("Nora", clinic());
    int before = stored();
    for (Map.Entry<String, byte[]> file : hostile().entrySet()) {
      HttpResponse<byte[]> answer = nora.upload(patient(), file.getKey(), file.getValue());
      String said = Client.text(answer);
      assertEquals(422, answer.statusCode(), file.getKey() + ": " + said);
      assertTrue(said.matches("\\{\"sentence\":\"[A-Z][^<>]{10,200}\\.\"}"), file.getKey() + said);
      assertFalse(said.contains("org.") || said.contains("Exception"), said);
      assertEquals("nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse(""));
      assertEquals(before, stored(), file.getKey());
    }
    assertFalse(String.join("\n", clinic().log).contains("\"event\":\"fault\""), clinic().log + "");
  }

  @Test
  void whatIsMoreThanAPictureIsServedAsAPictureAlone() throws Exception {
    Client nora = Client.as("Nora", clinic());
    byte[] polyglot = with(ServedClinic.drawn(1, 62), Client.utf8(SCRIPT + "PK\u0003\u0004"));
    HttpResponse<byte[]> added = nora.upload(patient(), "../../<b>.html", polyglot);
    assertEquals(200, added.statusCode(), Client.text(added));
    String page = Client.text(added).replaceAll(".*\"to\":\"([^\"]+)\".*", "$1");
    HttpResponse<byte[]> served = nora.get(page + "/picture");
    assertEquals("image/jpeg", served.headers().firstValue("Content-Type").orElse(""));
    assertEquals("nosniff", served.headers().firstValue("X-Content-Type-Options").orElse(""));
    assertFalse(new String(served.body(), StandardCharsets.ISO_8859_1).contains("<script"));
    assertFalse(Client.text(nora.get(page)).contains("<b>.html"));
  }

  @Test
  void whatIsAnnouncedTooLargeIsRefusedBeforeItIsSent() throws Exception {
    Client nora = Client.as("Nora", clinic());
    HttpResponse<byte[]> answer =
        nora.begin(patient(), "film.jpg", 10_000_000_000L, "0".repeat(64));
    assertEquals(413, answer.statusCode());
    assertTrue(Client.text(answer).contains("MB"), Client.text(answer));
    assertEquals(422, nora.begin(patient(), "none.jpg", -1, "0".repeat(64)).statusCode());
    String id = Client.id(nora.begin(patient(), "small.jpg", 1000, "1".repeat(64)));
    byte[] jpeg = Arrays.copyOf(ServedClinic.drawn(2, 63), 3 << 20);
    assertEquals(413, nora.piece(id, 0, jpeg).statusCode(), "more than a piece");
    assertEquals(409, nora.piece(id, 0, Arrays.copyOf(jpeg, 2000)).statusCode(), "more than said");
    assertEquals(409, nora.piece(id, Long.MAX_VALUE, new byte[1]).statusCode());
    assertEquals(409, nora.piece(id, -1, new byte[1]).statusCode());
  }
}
