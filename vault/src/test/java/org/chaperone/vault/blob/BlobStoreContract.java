package org.chaperone.vault.blob;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every store of blobs does. */
abstract class BlobStoreContract {

  private final SecureRandom random = new SecureRandom();

  abstract BlobStore store() throws Exception;

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private BlobId put(BlobStore store, byte[] content) throws IOException {
    BlobId id = BlobId.random(random);
    store.put(id, content.length, () -> new ByteArrayInputStream(content));
    return id;
  }

  private static byte[] read(BlobStore store, BlobId id) throws IOException {
    try (InputStream in = store.open(id)) {
      return in.readAllBytes();
    }
  }

  @Test
  void givesBackWhatWasStored() throws Exception {
    try (BlobStore store = store()) {
      for (int length : new int[] {1, 100_000, 3_000_000}) {
        assertArrayEquals(bytes(length), read(store, put(store, bytes(length))));
      }
    }
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    try (BlobStore store = store()) {
      BlobId gone = put(store, bytes(10));
      store.delete(gone);
      store.delete(gone);
      assertThrows(BlobMissingException.class, () -> read(store, gone));
      assertThrows(
          BlobMissingException.class, () -> read(store, BlobId.random(new SecureRandom())));
    }
  }

  @Test
  void listsEveryBlobWithItsSize() throws Exception {
    try (BlobStore store = store()) {
      Map<BlobId, Long> put = new HashMap<>();
      for (int i = 1; i < 24; i++) {
        put.put(put(store, bytes(i)), (long) i);
      }
      Map<BlobId, Long> seen = new HashMap<>();
      store.forEach((id, size) -> assertEquals(null, seen.put(id, size), "seen twice"));
      for (Map.Entry<BlobId, Long> one : put.entrySet()) {
        assertEquals(one.getValue(), seen.get(one.getKey()));
      }
    }
  }

  @Test
  void leavesNothingWhenTheSourceFails() throws Exception {
    try (BlobStore store = store()) {
      BlobId id = BlobId.random(random);
      assertThrows(
          IOException.class,
          () ->
              store.put(
                  id,
                  200_000,
                  () ->
                      new FilterInputStream(new ByteArrayInputStream(bytes(100_000))) {
                        @Override
                        public int read(byte[] to, int offset, int length) throws IOException {
                          int n = super.read(to, offset, length);
                          if (n < 0) {
                            throw new IOException("the camera's card was pulled out");
                          }
                          return n;
                        }
                      }));
      assertThrows(BlobMissingException.class, () -> read(store, id));
    }
  }

  @Test
  void refusesASourceOfAnotherLength() throws Exception {
    try (BlobStore store = store()) {
      for (int said : new int[] {9, 11}) {
        BlobId id = BlobId.random(random);
        assertThrows(
            IOException.class,
            () -> store.put(id, said, () -> new ByteArrayInputStream(bytes(10))));
        assertThrows(BlobMissingException.class, () -> read(store, id));
      }
      assertTrue(store.sweep() >= 0);
    }
  }
}
