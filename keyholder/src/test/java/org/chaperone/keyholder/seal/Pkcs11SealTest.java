package org.chaperone.keyholder.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.keys.SecretBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The PKCS#11 seal on a real token in software, SoftHSM2, in a process of its own because SoftHSM
 * reads its settings from the environment.
 */
final class Pkcs11SealTest {

  private static final List<String> PLACES =
      List.of(
          "/usr/lib/softhsm/libsofthsm2.so",
          "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
          "/usr/local/lib/softhsm/libsofthsm2.so");

  @TempDir private Path folder;

  @Test
  void locksAndUnlocksAndIsRefusedByAnotherTokenOrPin() throws Exception {
    Optional<Path> library = PLACES.stream().map(Path::of).filter(Files::exists).findFirst();
    assumeTrue(
        library.isPresent(),
        "SoftHSM2 is not installed (Debian: softhsm2); the PKCS#11 seal is not tried");
    Path tokens = Files.createDirectory(folder.resolve("tokens"));
    Path settings = folder.resolve("softhsm2.conf");
    Files.writeString(
        settings,
        "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
    run(
        settings,
        "softhsm2-util",
        "--init-token",
        "--free",
        "--label",
        "first",
        "--so-pin",
        "1234",
        "--pin",
        "5678");
    run(
        settings,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        Tried.class.getName(),
        library.get().toString());
  }

  private static void run(Path settings, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SOFTHSM2_CONF", settings.toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  /** What is tried, in the other process. */
  static final class Tried {
    private Tried() {}

    public static void main(String[] arguments) throws SealException {
      Path library = Path.of(arguments[0]);
      byte[] context = {1};
      SecretBytes root = SecretBytes.random(new SecureRandom(), 32);
      byte[] locked =
          Pkcs11Seal.of(library, 0, "5678".toCharArray(), "chaperone").lock(root, context);
      Pkcs11Seal again = Pkcs11Seal.of(library, 0, "5678".toCharArray(), "chaperone");
      assertEquals(root, again.unlock(locked, context));
      assertThrows(SealException.class, () -> again.unlock(locked, new byte[] {2}));
      for (int bit = 0; bit < locked.length * 8; bit++) {
        byte[] changed = locked.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        assertThrows(SealException.class, () -> again.unlock(changed, context));
      }
      Pkcs11Seal other = Pkcs11Seal.of(library, 0, "5678".toCharArray(), "another-key");
      assertThrows(SealException.class, () -> other.unlock(locked, context));
      assertThrows(
          SealException.class, () -> Pkcs11Seal.of(library, 7, "5678".toCharArray(), "chaperone"));
    }
  }
}
