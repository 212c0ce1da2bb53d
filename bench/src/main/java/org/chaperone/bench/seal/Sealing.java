package org.chaperone.bench.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.chaperone.vault.sealed.SealedFormat;

/** Seals and opens, and runs the bare cipher over as much, by turns. */
final class Sealing {

  private static final String SEAL = "seal, as a stream";
  private static final String OPEN = "open, as a stream";
  private static final int TAG = 16;
  private static final byte[] CONTEXT = new byte[73];

  private final SecureRandom random = new SecureRandom();
  private final byte[] key = new byte[SealedFormat.KEY_BYTES];
  private final byte[] buffer = new byte[1 << 16];
  private final Map<String, List<Long>> nanos = new LinkedHashMap<>();
  private final byte[] content;
  private final byte[] cipherText;
  private final byte[] plain;
  private final Random order = new Random(1);
  private byte[] sealed = new byte[0];
  private byte[] opened = new byte[0];
  private long nonce;

  Sealing(int bytes) {
    content = new byte[bytes];
    random.nextBytes(content);
    random.nextBytes(key);
    cipherText = new byte[bytes + (bytes / SealedFormat.CHUNK + 1) * TAG];
    plain = new byte[bytes];
  }

  private interface Step {
    void run() throws IOException, GeneralSecurityException;
  }

  private void time(String what, Step step) throws IOException, GeneralSecurityException {
    long begin = System.nanoTime();
    step.run();
    nanos.computeIfAbsent(what, w -> new ArrayList<>()).add(System.nanoTime() - begin);
  }

  /**
   * Seals and opens for the first time. The content was read just before, as it is in use, so that
   * this shows what code and not what memory takes.
   */
  void begin() throws IOException, GeneralSecurityException {
    content[0] = (byte) Arrays.hashCode(content);
    time(SEAL, () -> drain(sealing()));
    sealed = SealedFormat.seal(key, CONTEXT, content, random);
    time(OPEN, () -> drain(SealedFormat.opening(key, CONTEXT, stream(sealed))));
  }

  /**
   * One round of everything, in another order each time: what comes first finds the caches full of
   * something else.
   */
  void round() throws IOException, GeneralSecurityException {
    if (sealed.length == 0) {
      sealed = SealedFormat.seal(key, CONTEXT, content, random);
    }
    List<Step> steps = new ArrayList<>();
    steps.add(() -> time(SEAL, () -> drain(sealing())));
    steps.add(
        () ->
            time(
                "seal, in memory",
                () -> sealed = SealedFormat.seal(key, CONTEXT, content, random)));
    steps.add(() -> time(OPEN, () -> drain(SealedFormat.opening(key, CONTEXT, stream(sealed)))));
    steps.add(
        () -> time("open, in memory", () -> opened = SealedFormat.open(key, CONTEXT, sealed)));
    for (int chunk : new int[] {SealedFormat.CHUNK, 4 * SealedFormat.CHUNK}) {
      String size = chunk / 1024 + " KiB";
      steps.add(
          () -> {
            long first = nonce;
            time("bare AES-256-GCM, seal, " + size, () -> raw(Cipher.ENCRYPT_MODE, chunk));
            nonce = first;
            time("bare AES-256-GCM, open, " + size, () -> raw(Cipher.DECRYPT_MODE, chunk));
          });
    }
    Collections.shuffle(steps, order);
    for (Step step : steps) {
      step.run();
    }
    if (!Arrays.equals(opened, content)) {
      throw new IllegalStateException("what was opened is not what was sealed");
    }
  }

  private InputStream sealing() throws IOException {
    return SealedFormat.sealing(key, CONTEXT, stream(content), content.length, random);
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private void drain(InputStream in) throws IOException {
    try (in) {
      while (in.read(buffer) >= 0) {
        // What comes is of no use here.
      }
    }
  }

  private void raw(int mode, int chunk) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    SecretKeySpec secret = new SecretKeySpec(key, "AES");
    for (int at = 0, sealedAt = 0; at < content.length; at += chunk) {
      byte[] iv = ByteBuffer.allocate(12).putLong(4, nonce++).array();
      cipher.init(mode, secret, new GCMParameterSpec(8 * TAG, iv));
      int length = Math.min(chunk, content.length - at);
      if (mode == Cipher.ENCRYPT_MODE) {
        sealedAt += cipher.doFinal(content, at, length, cipherText, sealedAt);
      } else {
        cipher.doFinal(cipherText, sealedAt, length + TAG, plain, at);
        sealedAt += length + TAG;
      }
    }
  }

  /** The first sealing and opening. */
  SealReport.Pair first() {
    return new SealReport.Pair(all(SEAL).getFirst() / 1e6, all(OPEN).getFirst() / 1e6);
  }

  /** Sealing and opening in the second half. */
  SealReport.Pair steady() {
    return new SealReport.Pair(steady(SEAL), steady(OPEN));
  }

  private List<Long> all(String what) {
    return nanos.getOrDefault(what, List.of());
  }

  private double steady(String what) {
    List<Long> half = all(what).subList(all(what).size() / 2, all(what).size());
    return half.stream().sorted().toList().get(half.size() / 2) / 1e6;
  }

  /** A row for each thing that was timed. */
  List<SealReport.Row> rows() {
    List<SealReport.Row> rows = new ArrayList<>();
    for (String what : nanos.keySet()) {
      String direction = what.contains("open") ? "open" : "seal";
      double raw = steady("bare AES-256-GCM, " + direction + ", 16 KiB");
      rows.add(
          new SealReport.Row(
              what, content.length, content.length / 1e3 / steady(what), raw / steady(what)));
    }
    return rows;
  }
}
