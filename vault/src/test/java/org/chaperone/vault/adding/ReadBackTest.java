package org.chaperone.vault.adding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.session.Session;
import org.chaperone.vault.TestVault;
import org.chaperone.vault.blob.BlobId;
import org.chaperone.vault.blob.BlobMissingException;
import org.chaperone.vault.blob.BlobSource;
import org.chaperone.vault.blob.BlobStore;
import org.chaperone.vault.breakin.SmallPictures;
import org.chaperone.vault.facts.Description;
import org.chaperone.vault.rows.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A photograph is not acknowledged before what was stored of it has opened. */
final class ReadBackTest {

  @TempDir private Path folder;

  /** Keeps blobs in memory, the next few of them with one bit changed. */
  private static final class Garbling implements BlobStore {

    private final Map<BlobId, byte[]> blobs = new LinkedHashMap<>();
    private int garbled;

    @Override
    public void put(BlobId id, long size, BlobSource source) throws IOException {
      try (InputStream in = source.open()) {
        byte[] bytes = in.readAllBytes();
        if (garbled > 0) {
          garbled--;
          bytes[bytes.length / 2] ^= 1;
        }
        blobs.put(id, bytes);
      }
    }

    @Override
    public InputStream open(BlobId id) throws IOException {
      byte[] bytes = blobs.get(id);
      if (bytes == null) {
        throw new BlobMissingException(id);
      }
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public void delete(BlobId id) {
      blobs.remove(id);
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
      for (Map.Entry<BlobId, byte[]> one : blobs.entrySet()) {
        visitor.see(one.getKey(), one.getValue().length);
      }
    }

    @Override
    public int sweep() {
      return 0;
    }

    @Override
    public String place() {
      return "memory";
    }

    @Override
    public void close() {}
  }

  @Test
  void whatDoesNotOpenIsWrittenAgain() throws Exception {
    Garbling blobs = new Garbling();
    try (TestVault clinic = TestVault.in(folder.resolve("v"), TestDatabase.SQLITE, blobs)) {
      PatientId patient = clinic.patient("Vandersteen");
      Path file = SmallPictures.write(folder, 1);
      byte[] bytes = Files.readAllBytes(file);
      Session session = clinic.signIn(TestVault.ADMINISTRATOR);
      blobs.garbled = 1;
      AddOutcome outcome = clinic.vault.add(session, patient, file, "x", Description.NONE);
      var added = assertInstanceOf(AddOutcome.Added.class, outcome).photograph();
      assertEquals(0, blobs.garbled);
      assertEquals(4, blobs.blobs.size());
      clinic.allowExport(patient);
      Path exported =
          clinic
              .vault
              .viewing()
              .export(clinic.signIn(TestVault.DOCTOR), added, "a test", folder.resolve("out"));
      assertArrayEquals(bytes, Files.readAllBytes(exported));
    }
  }

  @Test
  void refusesWhenTheStoreAlwaysChangesIt() throws Exception {
    Garbling blobs = new Garbling();
    try (TestVault clinic = TestVault.in(folder.resolve("v"), TestDatabase.SQLITE, blobs)) {
      PatientId patient = clinic.patient("Vandersteen");
      Path file = SmallPictures.write(folder, 1);
      Session session = clinic.signIn(TestVault.ADMINISTRATOR);
      blobs.garbled = 100;
      IOException refused =
          assertThrows(
              IOException.class,
              () -> clinic.vault.add(session, patient, file, "x", Description.NONE));
      assertTrue(String.valueOf(refused.getMessage()).contains("read back"), refused::toString);
      assertTrue(blobs.blobs.isEmpty(), "nothing is left of it");
    }
  }
}
