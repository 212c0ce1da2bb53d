package org.chaperone.cli.demo.theft;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names for the patients of the drawn clinic, and the list that says whose each photograph is. */
public final class DrawnPatients {

  private static final List<String> BEGINNINGS =
      List.of(
          "Alder", "Birken", "Corne", "Dunkel", "Elster", "Falken", "Garten", "Hasel", "Iller",
          "Kammer", "Linden", "Mandel", "Nessel", "Otter", "Pappel", "Quellen");

  private static final List<String> ENDINGS =
      List.of("brink", "feld", "hoven", "kamp", "moor", "rode", "waard", "zijl");

  private static final List<String> GIVEN =
      List.of("Adriana", "Bartholomew", "Clementine", "Dorothea", "Emmanuel", "Frederika");

  /** What names a patient. */
  public record Person(String family, String given, String number, LocalDate born) {}

  private final Map<String, Person> byFolder = new HashMap<>();
  private final List<String> files;

  /**
   * Gives each patient a name; the same ones every time.
   *
   * @param files of the archive, each in the folder of its patient
   */
  public DrawnPatients(List<String> files) {
    this.files = List.copyOf(files);
    for (String file : files) {
      int number = byFolder.size();
      byFolder.computeIfAbsent(folder(file), f -> person(number));
    }
  }

  private static Person person(int number) {
    String family =
        BEGINNINGS.get(number % BEGINNINGS.size())
            + ENDINGS.get(number / BEGINNINGS.size() % ENDINGS.size());
    return new Person(
        family,
        GIVEN.get(number % GIVEN.size()),
        "KV-77%04d".formatted(1200 + number),
        LocalDate.of(1941, 2, 3).plusDays(191L * number));
  }

  /** The folder that a file lies in; a patient has one in each year. */
  private static String folder(String file) {
    int end = file.lastIndexOf('/');
    return file.substring(file.lastIndexOf('/', end - 1) + 1, end);
  }

  /** Whose a file is. */
  public Person of(String file) {
    return byFolder.getOrDefault(folder(file), person(0));
  }

  /** All of them. */
  List<Person> people() {
    return List.copyOf(byFolder.values());
  }

  /** The archive's files. */
  List<String> files() {
    return files;
  }

  /** The list for an import, as CSV. */
  String list() {
    StringBuilder csv = new StringBuilder("file,patient,family name,given names,born,procedure\n");
    for (String file : files) {
      Person person = of(file);
      csv.append(
          "%s,%s,%s,%s,%s,%s%n"
              .formatted(
                  file,
                  person.number(),
                  person.family(),
                  person.given(),
                  person.born(),
                  "control visit"));
    }
    return csv.toString();
  }
}
