package org.chaperone.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long now;

  private ProgressLine line(int columns) {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new ProgressLine(new Terminal(out, columns), () -> now);
  }

  private void pass(long millis) {
    now += Duration.ofMillis(millis).toNanos();
  }

  private String seen() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void saysRateAndTimeLeft() {
    ProgressLine line = line(100);
    line.begin("Reading photographs", 400);
    pass(10_000);
    line.advance(100);
    assertTrue(seen().contains("25%  100 of 400, 10/s, 30 s left"), seen());
    assertTrue(seen().contains("[########"), seen());
  }

  @Test
  void staysWithinTheTerminalAndInOneLine() {
    for (int columns : new int[] {20, 40, 60, 80, 200}) {
      bytes.reset();
      ProgressLine line = line(columns);
      line.begin("Reading photographs", 1_000_000);
      for (int i = 0; i < 50; i++) {
        pass(200);
        line.advance(1000);
      }
      for (String drawn : seen().split("\r\u001b\\[K", -1)) {
        assertTrue(drawn.length() < columns, drawn);
        assertTrue(drawn.indexOf('\n') < 0, drawn);
      }
    }
  }

  @Test
  void redrawsAtMostTenTimesASecond() {
    ProgressLine line = line(80);
    line.begin("Reading photographs", 10_000);
    for (int i = 0; i < 1000; i++) {
      pass(1);
      line.advance(1);
    }
    assertEquals(10, seen().chars().filter(c -> c == '\r').count());
  }

  @Test
  void writesALineEveryTenSecondsWhereThereIsNoTerminal() {
    ProgressLine line = line(0);
    line.beginBytes("Tracing the leak", 6_000_000);
    for (int i = 0; i < 60; i++) {
      pass(1000);
      line.advance(100_000);
    }
    line.end();
    assertEquals(7, seen().lines().count(), seen());
    assertTrue(seen().contains("1.0 MB of 6.0 MB, 100 kB/s, 50 s left"), seen());
    assertTrue(seen().endsWith("Tracing the leak: 6.0 MB in 1 min 0 s" + System.lineSeparator()));
    assertEquals(-1, seen().indexOf('\u001b'));
  }

  @Test
  void saysTimesAsPeopleDo() {
    assertEquals("45 s", ProgressLine.time(Duration.ofSeconds(45).toNanos()));
    assertEquals("3 min 20 s", ProgressLine.time(Duration.ofSeconds(200).toNanos()));
    assertEquals("2 h 5 min", ProgressLine.time(Duration.ofMinutes(125).toNanos()));
  }
}
