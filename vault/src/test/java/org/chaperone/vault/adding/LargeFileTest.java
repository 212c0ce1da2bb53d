package org.chaperone.vault.adding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.vault.TestVault;
import org.chaperone.vault.rows.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large file streams through the vault: a TIFF file of 200 MB in a process with half as much
 * heap.
 */
final class LargeFileTest {

  private static final int WIDTH = 8192;
  private static final int HEIGHT = 8192;
  private static final String HEAP = "-Xmx100m";

  @TempDir private Path folder;

  @Test
  void aTiffFileTwiceTheHeapIsTakenInAndExported() throws Exception {
    Path tiff = tiff(folder.resolve("large.tif"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Server.class.getName(),
                folder.toString(),
                tiff.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    try (var exported = Files.list(folder.resolve("out"))) {
      Path file = exported.findFirst().orElseThrow();
      assertEquals(-1, Files.mismatch(tiff, file), "bit by bit");
    }
  }

  /** Baseline TIFF 6.0, one strip of RGB, 8 bits a sample. */
  private static Path tiff(Path file) throws IOException {
    int[][] fields = {
      {256, WIDTH},
      {257, HEIGHT},
      {258, 8},
      {259, 1},
      {262, 2},
      {273, 8},
      {277, 3},
      {278, HEIGHT},
      {279, 3 * WIDTH * HEIGHT}
    };
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(
          ByteBuffer.allocate(8)
              .order(ByteOrder.LITTLE_ENDIAN)
              .put((byte) 'I')
              .put((byte) 'I')
              .putShort((short) 42)
              .putInt(8 + 3 * WIDTH * HEIGHT)
              .array());
      byte[] row = new byte[3 * WIDTH];
      Random random = new Random(1);
      for (int y = 0; y < HEIGHT; y++) {
        random.nextBytes(row);
        out.write(row);
      }
      ByteBuffer directory =
          ByteBuffer.allocate(2 + 12 * fields.length + 4).order(ByteOrder.LITTLE_ENDIAN);
      directory.putShort((short) fields.length);
      for (int[] field : fields) {
        directory.putShort((short) field[0]).putShort((short) 4).putInt(1).putInt(field[1]);
      }
      out.write(directory.putInt(0).array());
    }
    return file;
  }

  /** Takes the file in and exports it. */
  static final class Server {
    private Server() {}

    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      try (TestVault clinic = TestVault.in(folder.resolve("v"), TestDatabase.SQLITE)) {
        PatientId patient = clinic.patient("Vandersteen");
        PhotographId photograph = clinic.add(patient, Path.of(arguments[1]));
        clinic.allowExport(patient);
        clinic
            .vault
            .viewing()
            .export(clinic.signIn(TestVault.DOCTOR), photograph, "a test", folder.resolve("out"));
      }
    }
  }
}
