package org.chaperone.bench.ledger;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chaperone.bench.report.JsonFile;
import org.chaperone.bench.report.Machine;
import org.chaperone.bench.report.Spread;
import org.chaperone.bench.report.TemporaryFolder;
import org.chaperone.ledger.Ledger;
import org.chaperone.ledger.LedgerSettings;
import org.chaperone.ledger.disk.DiskFile;
import org.chaperone.ledger.disk.RealDisk;
import org.chaperone.ledger.note.Checkpoint;
import org.chaperone.ledger.note.NoteSigner;
import org.chaperone.ledger.tree.TreeHasher;

/**
 * Appends to a ledger and forces the bare disk by turns, so that whatever else the disk does falls
 * on both.
 */
public final class LedgerBenchmark {

  private static final int APPENDS_A_ROUND = 150;
  private static final long ROUND_NANOS = 400_000_000L;
  private static final int WARM_UP_APPENDS = 3000;
  private static final int SIGNATURES = 5000;

  private final LedgerOptions options;
  private final NoteSigner signer = NoteSigner.ofLog("bench.example/ledger", new byte[32]);
  private final byte[] entry;

  /** Prepares a run. */
  public LedgerBenchmark(LedgerOptions options) {
    this.options = options;
    entry = new byte[options.entryBytes()];
    new Random(1).nextBytes(entry);
  }

  /** Runs, and prints the figures. */
  public void run(PrintStream out) throws IOException, InterruptedException {
    LedgerReport report;
    try (TemporaryFolder folder = new TemporaryFolder(options.folder())) {
      report = measure(folder.path());
    }
    LedgerTable.print(report, out);
    if (options.json().isPresent()) {
      JsonFile.write(options.json().get(), report);
    }
  }

  private LedgerReport measure(Path folder) throws IOException, InterruptedException {
    CountedDisk disk = new CountedDisk();
    double signMicros = signMicros();
    try (Ledger ledger = Ledger.open(LedgerSettings.of(folder.resolve("ledger"), signer).on(disk));
        DiskFile bare = new RealDisk().open(folder.resolve("bare"))) {
      for (int i = 0; i < WARM_UP_APPENDS; i++) {
        ledger.append(entry);
      }
      LedgerReport.Alone alone = alone(ledger, disk, bare, signMicros);
      LedgerReport.Together together = together(ledger, disk, bare);
      return new LedgerReport(
          options.command(), Machine.here(), options.entryBytes(), signMicros, alone, together);
    }
  }

  private double signMicros() {
    String text = new Checkpoint("bench.example/ledger", 1, new TreeHasher().empty()).text();
    long began = 0;
    for (int i = -SIGNATURES; i < SIGNATURES; i++) {
      if (i == 0) {
        began = System.nanoTime();
      }
      signer.sign(text);
    }
    return (System.nanoTime() - began) / 1e3 / SIGNATURES;
  }

  private LedgerReport.Alone alone(
      Ledger ledger, CountedDisk disk, DiskFile bare, double signMicros) throws IOException {
    List<Double> forces = new ArrayList<>();
    List<Double> appends = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < options.rounds(); round++) {
      long batches = disk.forces();
      long bytes = disk.bytes();
      List<Double> appended = new ArrayList<>();
      for (int i = 0; i < APPENDS_A_ROUND; i++) {
        long began = System.nanoTime();
        ledger.append(entry);
        appended.add((System.nanoTime() - began) / 1e3);
      }
      int size = (int) ((disk.bytes() - bytes) / (disk.forces() - batches));
      List<Double> forced = new ArrayList<>();
      for (int i = 0; i < APPENDS_A_ROUND; i++) {
        long began = System.nanoTime();
        force(bare, size);
        forced.add((System.nanoTime() - began) / 1e3);
      }
      ratios.add(Spread.of(appended).p50() / (Spread.of(forced).p50() + signMicros));
      appends.addAll(appended);
      forces.addAll(forced);
    }
    return new LedgerReport.Alone(Spread.of(forces), Spread.of(appends), Spread.of(ratios).p50());
  }

  private static void force(DiskFile bare, int bytes) throws IOException {
    bare.write(bare.size(), new byte[bytes], 0, bytes);
    bare.force();
  }

  private LedgerReport.Together together(Ledger ledger, CountedDisk disk, DiskFile bare)
      throws IOException, InterruptedException {
    List<Double> ledgerRates = new ArrayList<>();
    List<Double> diskRates = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    List<Double> batches = new ArrayList<>();
    List<Double> waits = new ArrayList<>();
    for (int round = -1; round < options.rounds(); round++) {
      long forced = disk.forces();
      long bytes = disk.bytes();
      long size = ledger.size();
      long began = System.nanoTime();
      List<Double> waited = appendTogether(ledger);
      double rate = (ledger.size() - size) * 1e9 / (System.nanoTime() - began);
      double batch = (double) (ledger.size() - size) / (disk.forces() - forced);
      double diskRate =
          batch * forcesPerSecond(bare, (int) ((disk.bytes() - bytes) / (disk.forces() - forced)));
      // The first one warms up.
      if (round >= 0) {
        ledgerRates.add(rate);
        diskRates.add(diskRate);
        ratios.add(rate / diskRate);
        batches.add(batch);
        waits.addAll(waited);
      }
    }
    return new LedgerReport.Together(
        options.callers(),
        Spread.of(ledgerRates).p50(),
        Spread.of(batches).p50(),
        Spread.of(diskRates).p50(),
        Spread.of(ratios).p50(),
        Spread.of(waits));
  }

  private List<Double> appendTogether(Ledger ledger) throws InterruptedException {
    AtomicBoolean isOver = new AtomicBoolean();
    ConcurrentLinkedQueue<List<Double>> waits = new ConcurrentLinkedQueue<>();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < options.callers(); i++) {
      callers.add(Thread.ofVirtual().start(() -> waits.add(appendUntil(isOver, ledger))));
    }
    Thread.sleep(ROUND_NANOS / 1_000_000);
    isOver.set(true);
    for (Thread caller : callers) {
      caller.join();
    }
    return waits.stream().flatMap(List::stream).toList();
  }

  private List<Double> appendUntil(AtomicBoolean isOver, Ledger ledger) {
    List<Double> waits = new ArrayList<>();
    while (!isOver.get()) {
      long began = System.nanoTime();
      ledger.append(entry);
      waits.add((System.nanoTime() - began) / 1e3);
    }
    return waits;
  }

  private static double forcesPerSecond(DiskFile bare, int bytes) throws IOException {
    long began = System.nanoTime();
    int forces = 0;
    while (System.nanoTime() - began < ROUND_NANOS) {
      force(bare, bytes);
      forces++;
    }
    return forces * 1e9 / (System.nanoTime() - began);
  }
}
