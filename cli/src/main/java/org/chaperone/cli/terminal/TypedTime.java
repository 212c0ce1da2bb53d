package org.chaperone.cli.terminal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A time as people type it. */
public final class TypedTime {

  private TypedTime() {}

  /**
   * 2026-03-02 or 2026-03-02T18:00, here; or with a Z, UTC.
   *
   * @throws ParameterException when it is neither
   */
  public static Instant of(CommandSpec spec, String text) {
    try {
      if (text.endsWith("Z")) {
        return Instant.parse(text);
      }
      LocalDateTime local =
          text.length() <= 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
      return local.atZone(ZoneId.systemDefault()).toInstant();
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(), "A time is written 2026-03-02T18:00, or 2026-03-02T17:00:00Z.", e);
    }
  }
}
