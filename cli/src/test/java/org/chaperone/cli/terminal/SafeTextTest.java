package org.chaperone.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SafeTextTest {

  @Test
  void keepsNamesOfEveryScript() {
    String names = "Müller/写真/фото 1.jpg/صورة/🩺";
    assertEquals(names, SafeText.of(names));
  }

  @Test
  void takesAwayWhatSteersATerminal() {
    assertEquals("\uFFFD[2J\uFFFD\uFFFDx", SafeText.of("\u001b[2J\u009b\u0007x"));
    assertEquals("a\uFFFDb\uFFFDc", SafeText.of("a\nb\rc"));
    assertEquals("\uFFFDgpj.exe", SafeText.of("\u202egpj.exe"));
    assertEquals("a\uFFFDb", SafeText.of("a\u2028b"));
    assertEquals("a\uFFFDb", SafeText.of("a\ud800b"));
  }
}
