package org.chaperone.keyholder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.release.Granted;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that somebody changed, and what whoever has them can read. */
final class TamperTest {

  @TempDir private Path folder;

  private Clinic stopped() throws Exception {
    Clinic clinic = Clinic.open(folder.resolve("home"));
    clinic.hire("Dora", Role.DOCTOR);
    // Before, because a sign-in notes when a credential was last used: a row that the ledger does
    // not miss.
    Session dora = clinic.signIn("Dora");
    PatientId patient = clinic.patient("Obermoser");
    PhotographId photograph = clinic.photograph(patient);
    clinic.view(dora, patient, photograph);
    clinic.close();
    return clinic;
  }

  private Path state() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("home"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("state-"))
          .findFirst()
          .orElseThrow();
    }
  }

  private void refuses(Clinic clinic) {
    assertThrows(
        IOException.class,
        () -> EmbeddedKeyholder.open(folder.resolve("home"), clinic.seal(), clinic.settings()));
  }

  @Test
  void noChangedByteOfTheStoreIsAccepted() throws Exception {
    Clinic clinic = stopped();
    byte[] whole = Files.readAllBytes(state());
    Random random = new Random(3);
    for (int round = 0; round < 60; round++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(state(), changed);
      refuses(clinic);
    }
    Files.write(state(), whole);
    EmbeddedKeyholder.open(folder.resolve("home"), clinic.seal(), clinic.settings()).close();
  }

  @Test
  void aStoreWithoutItsNewestRowsIsRefusedByTheLedger() throws Exception {
    Clinic clinic = stopped();
    byte[] whole = Files.readAllBytes(state());
    int[] ends = frames(whole);
    // The photograph's row is the newest, before it is that of a sign-in, and the patient's:
    // without
    // any of them the ledger knows better.
    for (int keep = ends.length - 2; keep >= ends.length - 4; keep--) {
      Files.write(state(), Arrays.copyOf(whole, ends[keep]));
      refuses(clinic);
    }
  }

  private static int[] frames(byte[] whole) {
    int at = "chaperone keyholder store 1\n".length();
    int[] ends = new int[0];
    while (at < whole.length) {
      at += 4 + java.nio.ByteBuffer.wrap(whole, at, 4).getInt();
      ends = Arrays.copyOf(ends, ends.length + 1);
      ends[ends.length - 1] = at;
    }
    return ends;
  }

  @Test
  void aCutLedgerIsRefused() throws Exception {
    Clinic clinic = stopped();
    try (Stream<Path> files = Files.walk(folder.resolve("home/ledger"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    refuses(clinic);
  }

  @Test
  void anotherPassphraseDoesNotOpen() throws Exception {
    stopped();
    try (Clinic other = Clinic.open(folder.resolve("other"))) {
      Files.copy(
          folder.resolve("other/root"),
          folder.resolve("home/root"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      refuses(other);
    }
    assertThrows(
        SealException.class,
        () ->
            EmbeddedKeyholder.open(
                folder.resolve("other"),
                new org.chaperone.keyholder.seal.PassphraseSeal(
                    "wrong".toCharArray(),
                    org.chaperone.keyholder.seal.Argon2Cost.LEAST,
                    new java.security.SecureRandom()),
                org.chaperone.keyholder.embedded.KeyholderSettings.standard()));
  }

  @Test
  void whoeverTakesTheDiskReadsNoNames() throws Exception {
    stopped();
    try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (String word :
            new String[] {"Obermoser", "Dora", "Pia", "1970-12-31", "consultation"}) {
          assertFalse(text.contains(word), file + " holds " + word);
        }
      }
    }
  }

  @Test
  void aHeapDumpHoldsNoKeyThatIsAtRest() throws Exception {
    try (Clinic clinic = Clinic.open(folder.resolve("home"))) {
      clinic.hire("Dora", Role.DOCTOR);
      PatientId patient = clinic.patient("Obermoser");
      PhotographId photograph = clinic.photograph(patient);
      Granted granted = (Granted) clinic.view(clinic.signIn("Dora"), patient, photograph);
      SecretBytes key = granted.key(photograph, Rendition.DISPLAY);
      Path dump = folder.resolve("heap.hprof");
      ManagementFactory.getPlatformMXBean(com.sun.management.HotSpotDiagnosticMXBean.class)
          .dumpHeap(dump.toString(), true);
      byte[] heap = Files.readAllBytes(dump);
      assertTrue(heap.length > 1_000_000);
      byte[] id = java.nio.ByteBuffer.allocate(8).putLong(photograph.value().high()).array();
      assertTrue(occurrences(heap, id) > 0, "the search finds what is there");
      key.with(
          bytes -> {
            assertEquals(
                0,
                occurrences(heap, bytes),
                "the data key " + HexFormat.of().formatHex(bytes, 0, 2) + "… is in the heap");
            return true;
          });
    }
  }

  private static int occurrences(byte[] heap, byte[] wanted) {
    int found = 0;
    for (int at = 0; at <= heap.length - wanted.length; at++) {
      if (heap[at] == wanted[0]
          && Arrays.equals(heap, at, at + wanted.length, wanted, 0, wanted.length)) {
        found++;
      }
    }
    return found;
  }
}
