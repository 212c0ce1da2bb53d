package org.chaperone.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The machine that figures come from; a figure without it says nothing.
 *
 * @param system operating system and processor architecture
 * @param processor its model where the system tells, else empty
 * @param cores that the Java machine may use
 * @param heapLimit of the Java machine, in bytes
 * @param java version and vendor
 */
public record Machine(String system, String processor, int cores, long heapLimit, String java) {

  /** The machine this runs on. */
  public static Machine here() {
    return new Machine(
        property("os.name") + " " + property("os.version") + " " + property("os.arch"),
        processor(Path.of("/proc/cpuinfo")),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory(),
        property("java.runtime.version") + " " + property("java.vendor"));
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }

  private static String processor(Path cpuinfo) {
    if (!Files.isReadable(cpuinfo)) {
      return "";
    }
    try (Stream<String> lines = Files.lines(cpuinfo)) {
      return lines
          .filter(l -> l.startsWith("model name"))
          .map(l -> l.substring(l.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  /** The most heap that was in use at a time so far, garbage included, in bytes. */
  public static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  /** The heap in use after garbage was collected, in bytes. */
  public static long liveHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** CPU time of this process so far, all threads, in nanoseconds. */
  public static long cpuOfProcess() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  /** CPU time of this thread so far, in nanoseconds. */
  public static long cpuOfThread() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** In two lines, for people. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%s, %s, %d cores, heap limit %d MB%nJava %s",
        system,
        processor.isEmpty() ? "processor unknown" : processor,
        cores,
        heapLimit >> 20,
        java);
  }
}
