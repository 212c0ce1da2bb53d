package org.chaperone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.picture.Picture;
import org.chaperone.verifier.Verifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Runs the commands of docs/vault.md, in their order, as somebody who follows it. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
final class VaultWalkTest {

  private static final String PASSPHRASE = "a long one for the keyholder";
  private static final Pattern ENROLMENT =
      Pattern.compile("(?m)^Enrolment of (.+), until [^:]+:\\d\\d: ([0-9a-f]{32}-[0-9a-f]+)$");
  private static final Pattern ASKED = Pattern.compile("approve ([0-9a-f]{32})");
  private static final Pattern PHOTOGRAPH = Pattern.compile("photograph +([0-9a-f]{32})");

  private static final Pattern PATIENT = Pattern.compile("patient +([0-9a-f]{32})");
  private static final Pattern NEEDS_TWO =
      Pattern.compile("vault export|vault erase --patient|vault lock --end");
  private static final Set<String> PLACES =
      Set.of("clinic", "exported", "dora.evidence", "receipt.txt", "new-keyholder", "new");

  @TempDir private Path folder;

  private final InputStream standardInput = System.in;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> enrolments = new HashMap<>();
  private String request = "";
  private String photograph = "";
  private String patient = "";

  @AfterEach
  void giveStandardInputBack() {
    System.setIn(standardInput);
  }

  private static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    boolean isInside = false;
    for (String line : Files.readAllLines(Launched.root().resolve("docs/vault.md"))) {
      if (line.startsWith("```")) {
        isInside = line.equals("```sh");
      } else if (isInside) {
        commands.add(line);
      }
    }
    return commands;
  }

  private void draw() throws IOException {
    DrawnClinic clinic = new DrawnClinic(2026, 3);
    for (int i = 0; i < clinic.size(); i++) {
      Path file = folder.resolve("chaperone-demo/archive").resolve(clinic.name(i));
      Files.createDirectories(file.getParent());
      DrawnPhotograph drawn = clinic.photograph(i);
      try (Picture picture = Picture.of(drawn.width(), drawn.height(), drawn.bgr())) {
        Files.write(file, picture.jpeg(90));
      }
    }
  }

  /** A command's words, with what they stand for. */
  private String[] words(String command) {
    return Arrays.stream(command.split(" ", -1))
        .skip(1)
        .map(
            word ->
                switch (word) {
                  case "REQUEST" -> request;
                  case "PHOTOGRAPH" -> photograph;
                  case "TODAY" -> LocalDate.now(ZoneId.systemDefault()).minusDays(1).toString();
                  case "PATIENT" -> patient;
                  default -> isPath(word) ? inFolder(word) : word;
                })
        .toArray(String[]::new);
  }

  private static boolean isPath(String word) {
    return word.contains("/") || PLACES.contains(word);
  }

  private String inFolder(String word) {
    return word.startsWith("@")
        ? "@" + folder.resolve(word.substring(1))
        : "" + folder.resolve(word);
  }

  /** What a person would type: an enrolment and a new passphrase, the keyholder's, one's own. */
  private String typed(List<String> words) {
    String name = words.contains("--as") ? words.get(words.indexOf("--as") + 1) : "";
    if (words.contains("enrol")) {
      String enrolled = words.get(words.indexOf("--name") + 1);
      return enrolments.getOrDefault(enrolled, "")
          + "\n"
          + enrolled
          + " alone knows this\n"
          + PASSPHRASE
          + "\n";
    }
    return PASSPHRASE + "\n" + (name.isEmpty() ? "" : name + " alone knows this\n");
  }

  private int run(String[] words) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    System.setIn(new ByteArrayInputStream(typed(List.of(words)).getBytes(StandardCharsets.UTF_8)));
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    remember();
    return code;
  }

  private void remember() {
    Matcher enrolment = ENROLMENT.matcher(out.toString());
    while (enrolment.find()) {
      enrolments.put(enrolment.group(1), enrolment.group(2));
    }
    Matcher asked = ASKED.matcher(out.toString());
    if (asked.find()) {
      request = asked.group(1);
    }
    Matcher found = PATIENT.matcher(out.toString());
    if (patient.isEmpty() && found.find()) {
      patient = found.group(1);
    }
    Matcher listed = PHOTOGRAPH.matcher(out.toString());
    if (photograph.isEmpty() && listed.find()) {
      photograph = listed.group(1);
    }
  }

  @Test
  void everyCommandOfTheWalkDoesWhatItSays() throws Exception {
    draw();
    Set<String> asked = new HashSet<>();
    List<String> commands = commands();
    assertEquals(27, commands.size());
    for (String command : commands) {
      if (command.startsWith("java ")) {
        assertVerified(command);
        continue;
      }
      // What needs a second person asks for one the first time, and says so.
      int wanted = NEEDS_TWO.matcher(command).find() && asked.add(command) ? 4 : 0;
      assertEquals(wanted, run(words(command)), () -> command + "\n" + out + err);
      check(command);
    }
    byte[] exported = contents(folder.resolve("exported")).getFirst();
    assertTrue(
        contents(folder.resolve("chaperone-demo")).stream()
            .anyMatch(file -> Arrays.equals(file, exported)),
        "what was exported is what came in");
  }

  private void check(String command) throws IOException {
    String said = out.toString();
    if (command.contains("--administrator")) {
      assertEquals(5, said.lines().filter(line -> line.contains(" of 5 ")).count());
      String settings = Files.readString(folder.resolve("clinic/vault.properties"));
      assertTrue(settings.contains("keyholder.home = "), settings);
      assertFalse(Files.exists(folder.resolve("clinic/root")), "the keyholder is beside the vault");
      assertTrue(Files.exists(folder.resolve("clinic-keyholder/root")));
    }
    if (command.contains("keyholder pending")) {
      assertTrue(said.contains("Ada asks for an account for Dora, doctor"), said);
    }
    if (command.contains("vault status")) {
      assertTrue(said.contains("3 patients"), said);
    }
    if (command.contains("vault restore")) {
      assertTrue(said.contains("photographs of 2 patients restored"), said);
    }
    if (command.contains("exposure")) {
      assertTrue(said.contains("1 photographs of 1 patients"), said);
      assertTrue(said.contains("photograph " + photograph + ": original"), said);
    }
  }

  private void assertVerified(String command) throws Exception {
    String[] words = words(command);
    List<String> java =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Verifier.class.getName()));
    assertEquals("-jar", words[0]);
    java.addAll(Arrays.asList(words).subList(2, words.length));
    Process process = new ProcessBuilder(java).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    assertTrue(said.contains(photograph), said);
  }

  private static List<byte[]> contents(Path place) throws IOException {
    List<byte[]> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.add(Files.readAllBytes(file));
      }
    }
    return all;
  }

  @Test
  void initSaysWhatIsMissingAndLeavesNothingBehind() throws Exception {
    String vault = folder.resolve("clinic").toString();
    assertEquals(2, run(new String[] {"vault", "init", "--vault", vault}));
    assertTrue(err.toString().contains("--administrator"), err.toString());
    assertFalse(Files.exists(folder.resolve("clinic")));
    assertFalse(Files.exists(folder.resolve("clinic-keyholder")));
    assertEquals(1, run(new String[] {"vault", "status", "--vault", vault}));
    assertTrue(err.toString().contains("vault init"), err.toString());
    // A database that cannot be reached leaves nothing behind; a keyholder that is there is named.
    String[] first = {
      "vault", "init", "--vault", vault, "--administrator", "Ada", "--privacy-lead", "Pia"
    };
    String[] wrong = Arrays.copyOf(first, first.length + 2);
    wrong[first.length] = "--database";
    wrong[first.length + 1] = "jdbc:postgresql://localhost:1/none";
    assertEquals(1, run(wrong));
    assertTrue(err.toString().contains("localhost:1/none cannot be used"), err.toString());
    assertFalse(Files.exists(folder.resolve("clinic-keyholder")));
    assertEquals(0, run(first), err.toString());
    Files.delete(folder.resolve("clinic/vault.properties"));
    assertEquals(1, run(first));
    assertTrue(err.toString().contains("--home"), err.toString());
    String[] again = Arrays.copyOf(first, first.length + 2);
    again[first.length] = "--home";
    again[first.length + 1] = Objects.requireNonNull(folder.resolve("clinic-keyholder")).toString();
    assertEquals(0, run(again), err.toString());
    assertEquals(1, run(again));
    assertTrue(err.toString().contains("already"), err.toString());
    assertEquals(0, run(new String[] {"vault", "status", "--vault", vault}), err.toString());
  }
}
