package org.chaperone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keyholder from the command line, from its making to an account that two people made. */
final class KeyholderCommandTest {

  @TempDir private Path folder;

  private final StringWriter said = new StringWriter();

  private int run(String... arguments) {
    said.getBuffer().setLength(0);
    PrintWriter writer = new PrintWriter(said, true);
    return Main.run(writer, writer, arguments);
  }

  private String file(String name, String contents) throws Exception {
    return Files.writeString(folder.resolve(name), contents).toString();
  }

  private int as(String name, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of(
            "--home", folder.resolve("home").toString(),
            "--seal-secret-file", file("seal", "correct horse"),
            "--as", name,
            "--key", folder.resolve(name + ".key").toString(),
            "--key-passphrase-file", file("pass", "battery staple")));
    return run(all.toArray(String[]::new));
  }

  private void enrol(String name, String line) throws Exception {
    String word = line.substring(line.lastIndexOf(' ') + 1);
    assertEquals(
        0,
        run(
            "keyholder", "enrol",
            "--home", folder.resolve("home").toString(),
            "--seal-secret-file", file("seal", "correct horse"),
            "--name", name,
            "--enrolment-file", file(name + ".word", word),
            "--new-key", folder.resolve(name + ".key").toString(),
            "--new-key-passphrase-file", file("pass", "battery staple")),
        said.toString());
  }

  @Test
  void twoPeopleMakeAnAccount() throws Exception {
    int made =
        run(
            "keyholder", "init",
            "--home", folder.resolve("home").toString(),
            "--administrator", "Ada",
            "--privacy-lead", "Pia",
            "--seal-secret-file", file("seal", "correct horse"));
    assertEquals(0, made, said.toString());
    List<String> lines = said.toString().lines().toList();
    assertEquals(5, lines.stream().filter(line -> line.contains(" of 5 ")).count());
    enrol("Ada", lines.stream().filter(line -> line.contains("of Ada")).findFirst().orElseThrow());
    enrol("Pia", lines.stream().filter(line -> line.contains("of Pia")).findFirst().orElseThrow());
    assertEquals(
        0, as("Ada", "keyholder", "account", "--new", "Dora", "--role", "doctor"), said.toString());
    assertEquals(0, as("Pia", "keyholder", "pending"), said.toString());
    assertTrue(said.toString().contains("Ada asks"), said.toString());
    String request = said.toString().substring(0, 32);
    assertEquals(
        1, as("Ada", "keyholder", "approve", request), "nobody approves what they asked for");
    assertEquals(0, as("Pia", "keyholder", "approve", request), said.toString());
    assertEquals(0, as("Ada", "keyholder", "account"), said.toString());
    assertTrue(said.toString().contains("Dora"), said.toString());
    assertEquals(0, as("Ada", "keyholder", "lock", "--reason", "a test"), said.toString());
    assertEquals(0, as("Ada", "keyholder", "status"), said.toString());
    assertTrue(said.toString().contains("Locked down"), said.toString());
  }
}
