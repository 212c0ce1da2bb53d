package org.chaperone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a configuration file says wrongly is said in one sentence with its line. */
final class ConfigurationTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int serve(String configuration, String... more) throws Exception {
    Files.createDirectories(folder.resolve("vault"));
    Files.writeString(folder.resolve("vault/chaperone.conf"), configuration);
    return run("serve", more);
  }

  private int run(String command, String... more) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] all = new String[more.length + 3];
    all[0] = command;
    all[1] = "--vault";
    all[2] = folder.resolve("vault").toString();
    System.arraycopy(more, 0, all, 3, more.length);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
  }

  private void assertSaid(int line, String sentence) {
    String file = folder.resolve("vault/chaperone.conf").toString();
    String said = err.toString().strip();
    assertTrue(said.startsWith(file + ", line " + line), said);
    assertTrue(said.contains(sentence), said);
    assertEquals(1, said.lines().count(), said);
    assertFalse(Files.exists(folder.resolve("vault-keyholder")), "nothing was made");
  }

  @Test
  void aSettingThatThereIsNotIsNamedWithItsLine() throws Exception {
    assertEquals(1, serve("# a comment\n\nsite.prot = 80\n"));
    assertSaid(3, "there is no setting site.prot");
  }

  @Test
  void aValueThatIsNoneIsNamedWithItsLine() throws Exception {
    assertEquals(2, serve("site.port = many\n"));
    assertSaid(1, "site.port");
    assertEquals(2, serve("\nmarks = none\n"));
    assertSaid(2, "marks");
    assertEquals(
        2,
        serve(
            "first.administrator=Ada\nfirst.privacy-lead=Pia\ndatabase = mysql\n", "--port", "0"));
    assertSaid(3, "jdbc:postgresql:");
    assertEquals(
        2,
        serve(
            """
            first.administrator = Ada
            first.privacy-lead = Pia
            database = jdbc:postgresql://localhost/x?password=secret
            """,
            "--port",
            "0"));
    assertSaid(3, "--database-password-file");
    assertFalse(err.toString().contains("secret\n"), "the password is not repeated");
    assertEquals(2, serve("site.address = 0.0.0.0\n"));
    assertSaid(1, "Without encryption");
    assertEquals(2, serve("metrics.port = 1\nmetrics.address = 0.0.0.0\n", "--port", "0"));
    assertSaid(2, "--metrics-token-file");
  }

  @Test
  void aLineThatIsNoneAndOneThatWasThereAreNamed() throws Exception {
    assertEquals(1, serve("site.port 80\n"));
    assertSaid(1, "a setting is a name");
    assertEquals(1, serve("site.port = 80\nsite.port = 81\n"));
    assertSaid(2, "site.port was said before");
  }

  @Test
  void theCommandLineGoesBeforeTheFile() throws Exception {
    // The file's value is wrong and not asked for, because another was typed.
    assertEquals(2, serve("site.port = many\n", "--port", "0"));
    assertTrue(err.toString().startsWith("A new keyholder begins with two people"), err.toString());
    assertEquals(2, serve("site.address = 127.0.0.1\n", "--address", "0.0.0.0"));
    assertTrue(err.toString().startsWith("Without encryption"), err.toString());
  }

  @Test
  void theTemplateIsPrintedWithoutAVault() {
    assertEquals(
        0,
        Main.run(
            new PrintWriter(out, true), new PrintWriter(err, true), "serve", "--print-config"));
    assertTrue(out.toString().contains("#database.password-file = "), out.toString());
  }
}
