package org.chaperone.web.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.chaperone.desk.cases.CaseRoom;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.session.SessionEndedException;
import org.chaperone.trace.Progress;
import org.chaperone.trace.report.TraceReport.Verdict;
import org.chaperone.vault.Vault;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Texts;
import org.chaperone.web.server.RequestLog;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Leaked material that is being traced, one dump of a case at a time, beside the pages. What was
 * stopped goes on where it was when it is begun again.
 */
@Component
final class Intakes implements DisposableBean {

  private final Vault vault;
  private final RequestLog log;
  private final Map<CaseId, State> states = new ConcurrentHashMap<>();

  Intakes(Vault vault, RequestLog log) {
    this.vault = vault;
    this.log = log;
  }

  /** How it goes. */
  sealed interface State permits None, Running, Ended {}

  /** Nothing was begun since the server started. */
  record None() implements State {}

  /**
   * It ended.
   *
   * @param problem what went wrong, in a sentence; empty when it was done
   */
  record Ended(String problem) implements State {}

  /** It goes on. */
  static final class Running implements State, Progress {
    private final Instant began = Instant.now();
    private final Map<Verdict, AtomicInteger> found = new EnumMap<>(Verdict.class);
    private final AtomicLong done = new AtomicLong();
    private volatile long total;
    private volatile String step = "";
    private volatile boolean isStopping;
    private volatile Thread thread = Thread.currentThread();

    Running() {
      for (Verdict verdict : Verdict.values()) {
        found.put(verdict, new AtomicInteger());
      }
    }

    @Override
    public void begin(String what, long steps) {
      step = what;
      total = steps;
      done.set(0);
    }

    @Override
    public void advance(long steps) {
      done.addAndGet(steps);
    }

    @Override
    public void found(Verdict verdict) {
      java.util.Objects.requireNonNull(found.get(verdict)).incrementAndGet();
    }

    @Override
    public void end() {
      done.set(total);
    }

    Instant began() {
      return began;
    }

    String step() {
      return step;
    }

    boolean isStopping() {
      return isStopping;
    }

    /** How far, in per cent; 0 where nobody knows. */
    int percent() {
      return total <= 0 ? 0 : (int) Math.min(100, done.get() * 100 / total);
    }

    int found(Verdict verdict, int none) {
      AtomicInteger count = found.get(verdict);
      return count == null ? none : count.get();
    }
  }

  State state(CaseId investigation) {
    return states.getOrDefault(investigation, new None());
  }

  /** What is done when all is traced. */
  interface Afterwards {
    /** Does it. */
    void run() throws IOException;
  }

  /**
   * Begins, or goes on with what was stopped; does nothing while something runs.
   *
   * @param work holds what was found so far
   * @param afterwards runs once all is traced
   */
  synchronized void begin(
      SignedIn who,
      CaseId investigation,
      String name,
      List<Path> leaks,
      Path work,
      Afterwards afterwards) {
    if (state(investigation) instanceof Running) {
      return;
    }
    Running running = new Running();
    Thread thread =
        new Thread(
            () ->
                states.put(
                    investigation, run(running, who, investigation, name, leaks, work, afterwards)),
            "intake");
    running.thread = thread;
    states.put(investigation, running);
    thread.start();
  }

  private Ended run(
      Running running,
      SignedIn who,
      CaseId investigation,
      String name,
      List<Path> leaks,
      Path work,
      Afterwards afterwards) {
    // One for the pages, so that the answer can be read meanwhile.
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    try (CaseRoom room = CaseRoom.open(vault, who.session(), investigation, Clock.systemUTC())) {
      room.intake(name, leaks, work, threads, running);
      afterwards.run();
      return new Ended("");
    } catch (InterruptedException e) {
      return new Ended(Texts.of("case.leaks.stopped"));
    } catch (RefusedException e) {
      return new Ended(e.refused().sentence());
    } catch (SessionEndedException e) {
      return new Ended(Texts.of("case.leaks.session"));
    } catch (IOException | RuntimeException e) {
      log.fault(e, "");
      return new Ended(Texts.of("case.leaks.failed"));
    }
  }

  /** Stops what runs; what was done is kept. */
  void stop(CaseId investigation) {
    if (state(investigation) instanceof Running running) {
      running.isStopping = true;
      running.thread.interrupt();
    }
  }

  @Override
  public void destroy() throws InterruptedException {
    for (State state : states.values()) {
      if (state instanceof Running running) {
        running.thread.interrupt();
        running.thread.join(20_000);
      }
    }
  }
}
