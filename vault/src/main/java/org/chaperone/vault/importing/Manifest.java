package org.chaperone.vault.importing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaperone.keyholder.roster.RosterEntry;
import org.chaperone.vault.facts.BodySite;
import org.chaperone.vault.facts.Description;
import org.chaperone.vault.facts.Side;
import org.chaperone.vault.facts.View;

/**
 * A list that says whose each file is, as CSV in UTF-8 with a first line that names the columns:
 * {@value #COLUMNS}. {@code file} and {@code patient} (the clinic's number) are required, all
 * others may be left out. Times as 2024-05-31T14:05 or 2024-05-31, body sites as SNOMED CT codes or
 * words.
 */
public final class Manifest implements Assignments {

  /** The columns, in any order. */
  public static final String COLUMNS =
      "file, patient, family name, given names, born, phone, mail, taken at, body site, side, view,"
          + " procedure, stage, consent";

  private final Map<String, Assignment> byFile;

  private Manifest(Map<String, Assignment> byFile) {
    this.byFile = byFile;
  }

  /**
   * Reads a list.
   *
   * @throws IOException when it cannot be read, or says something that cannot be; the message names
   *     the line and not what stands in it
   */
  public static Manifest read(Path file) throws IOException {
    List<List<String>> records;
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      records = Csv.records(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage() + ".");
    }
    if (records.isEmpty()) {
      throw new IOException(file + " is empty.");
    }
    List<String> heads =
        records.getFirst().stream().map(h -> h.strip().toLowerCase(Locale.ROOT)).toList();
    List<String> known = List.of(COLUMNS.split(", "));
    for (String head : heads) {
      if (!known.contains(head)) {
        throw new IOException(
            file
                + " has a column that is not one of: "
                + COLUMNS
                + ". It is the "
                + (heads.indexOf(head) + 1)
                + ".");
      }
    }
    if (!heads.contains("file") || !heads.contains("patient")) {
      throw new IOException(file + " needs the columns file and patient.");
    }
    Map<String, Assignment> byFile = new HashMap<>();
    for (int i = 1; i < records.size(); i++) {
      Line line = new Line(heads, records.get(i));
      try {
        byFile.put(line.required("file").replace('\\', '/'), line.assignment());
      } catch (IllegalArgumentException e) {
        throw new IOException(file + ", entry " + i + ": " + e.getMessage());
      }
    }
    return new Manifest(byFile);
  }

  @Override
  public Optional<Assignment> of(String path) {
    return Optional.ofNullable(byFile.get(path));
  }

  private record Line(List<String> heads, List<String> fields) {

    Assignment assignment() {
      return new Assignment(
          new RosterEntry(
              text("family name"),
              text("given names"),
              required("patient"),
              value("born").map(Line::date),
              text("phone"),
              text("mail")),
          new Description(
              value("taken at").map(Line::time),
              value("body site").map(Line::site),
              value("side").map(s -> word(Side.class, "side", s)),
              value("view").map(v -> word(View.class, "view", v)),
              text("procedure"),
              text("stage"),
              text("consent")));
    }

    Optional<String> value(String head) {
      int at = heads.indexOf(head);
      return at < 0 || at >= fields.size()
          ? Optional.empty()
          : Optional.of(fields.get(at).strip()).filter(v -> !v.isEmpty());
    }

    String text(String head) {
      return value(head).orElse("");
    }

    String required(String head) {
      return value(head)
          .orElseThrow(() -> new IllegalArgumentException("the " + head + " is missing."));
    }

    private static LocalDate date(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("a date is written 1970-12-31.");
      }
    }

    private static LocalDateTime time(String text) {
      try {
        return text.length() <= 10
            ? LocalDate.parse(text).atStartOfDay()
            : LocalDateTime.parse(text.replace(' ', 'T'));
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("a time is written 2024-05-31T14:05 or 2024-05-31.");
      }
    }

    private static BodySite site(String text) {
      return BodySite.of(text)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "the body site is none of: " + BodySite.labels() + "."));
    }

    private static <E extends Enum<E>> E word(Class<E> type, String what, String text) {
      String wanted = text.replaceAll("[ -]", "_").toUpperCase(Locale.ROOT);
      return Stream.of(type.getEnumConstants())
          .filter(value -> value.name().equals(wanted))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "the "
                          + what
                          + " is none of: "
                          + Stream.of(type.getEnumConstants())
                              .map(v -> v.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                              .collect(Collectors.joining(", "))
                          + "."));
    }
  }
}
