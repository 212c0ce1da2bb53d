package org.chaperone.cli.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chaperone.cli.Launched;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.picture.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A clinic whose database, photographs, keyholder and witness are elsewhere, made and served from a
 * configuration file alone.
 */
@DisabledOnOs(OS.WINDOWS)
final class ApartTest {

  private static final Pattern LINK = Pattern.compile("/enrol#([0-9a-f]{32})\\.([0-9a-f]+)\\.");
  private static final Pattern LEDGER = Pattern.compile("verified with (\\S+)");
  private static final Pattern WITNESS =
      Pattern.compile("(?s)Serving on (\\S+?)/?\\. .*keys:\\s+(\\S+)");

  @TempDir private Path folder;

  private final List<Launched> running = new ArrayList<>();

  private Path secret(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text + "\n");
  }

  private Launched.Ended run(Object... arguments) throws Exception {
    return Launched.start(folder, arguments).end();
  }

  private Launched serve(Object... arguments) throws Exception {
    Launched launched = Launched.start(folder, arguments);
    running.add(launched);
    return launched;
  }

  private static Matcher found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertTrue(matcher.find(), text);
    return matcher;
  }

  @Test
  void aVaultIsMadeServedAndUsedFromAFileAlone() throws Exception {
    try (Elsewhere elsewhere = Elsewhere.start(folder.resolve("elsewhere"))) {
      Matcher ada = keyholder();
      Path vault = folder.resolve("vault");
      Path configuration = configuration(elsewhere);
      Launched site = serve("serve", "--vault", vault, "--config", configuration);
      String said = site.said("Ready at");
      assertTrue(said.contains("Level 1: "), said);
      site.signal("TERM");
      assertTrue(List.of(0, 143).contains(site.end().code()), "it ends when it is asked to");
      assertFalse(Files.exists(vault.resolve("vault.db")), "the rows are elsewhere");

      // Later commands find the file by the vault.
      Launched.Ended status = run("vault", "status", "--vault", vault);
      assertTrue(status.out().contains("Rows in PostgreSQL"), status.out() + status.err());
      assertTrue(status.out().contains(Elsewhere.BUCKET), status.out());
      enrol(vault, ada);
      addAPhotograph(vault);

      // Another database under the same vault is no change of a setting.
      Files.writeString(
          configuration,
          Files.readString(configuration).replace(elsewhere.url(), elsewhere.url() + "2"));
      Launched.Ended other = run("vault", "status", "--vault", vault);
      assertEquals(1, other.code());
      assertTrue(other.err().contains("the vault was made with database = "), other.err());
    } finally {
      for (Launched launched : running) {
        launched.signal("TERM");
      }
    }
  }

  /** Makes a keyholder and serves it, with a witness; the administrator's link. */
  private Matcher keyholder() throws Exception {
    Path home = folder.resolve("keyholder");
    Path seal = secret("seal", "a long one for the keyholder");
    Launched.Ended made =
        run(
            "keyholder",
            "init",
            "--home",
            home,
            "--administrator",
            "Ada",
            "--privacy-lead",
            "Pia",
            "--always-open",
            "--seal-secret-file",
            seal,
            "--origin",
            "https://photos.clinic.example");
    assertEquals(0, made.code(), made.err());
    Launched witness =
        serve(
            "witness",
            "serve",
            "--name",
            "witness.example/w1",
            "--state",
            folder.resolve("witness"),
            "--port",
            0,
            "--log",
            found(LEDGER, made.out()).group(1));
    Matcher cosigns = found(WITNESS, witness.said("witness.example/w1+"));
    serve(
            "keyholder",
            "serve",
            "--home",
            home,
            "--seal-secret-file",
            seal,
            "--listen-socket",
            folder.resolve("socket"),
            "--witness",
            cosigns.group(1) + "/," + cosigns.group(2))
        .said("Serving at");
    return found(LINK, made.out());
  }

  private Path configuration(Elsewhere elsewhere) throws Exception {
    int port = ServeCommandTest.freePort();
    List<String> lines =
        List.of(
            "site.port = " + port,
            "database = " + elsewhere.url(),
            "database.user = postgres",
            "database.password-file = " + secret("database", "any"),
            "s3.endpoint = " + elsewhere.endpoint(),
            "s3.bucket = " + Elsewhere.BUCKET,
            "s3.prefix = clinic/",
            "s3.access-key = " + Elsewhere.IDENTITY,
            "s3.secret-file = " + secret("s3", Elsewhere.SECRET),
            "keyholder.socket = " + folder.resolve("socket"),
            "marks = strong");
    return Files.write(folder.resolve("clinic.conf"), lines);
  }

  private void enrol(Path vault, Matcher link) throws Exception {
    Launched.Ended enrolled =
        run(
            "keyholder",
            "enrol",
            "--vault",
            vault,
            "--name",
            "Ada",
            "--enrolment-file",
            secret("word", link.group(1) + "-" + link.group(2)),
            "--new-key-passphrase-file",
            secret("own", "Ada alone knows this"));
    assertEquals(0, enrolled.code(), enrolled.err());
  }

  private void addAPhotograph(Path vault) throws Exception {
    DrawnPhotograph drawn = new DrawnClinic(3, 3).photograph(0);
    Path file = Files.createDirectories(folder.resolve("archive/p-1")).resolve("a.jpg");
    try (Picture picture = Picture.of(drawn.width(), drawn.height(), drawn.bgr())) {
      Files.write(file, picture.jpeg(90));
    }
    Object[] as = {"--vault", vault, "--as", "Ada", "--key-passphrase-file", folder.resolve("own")};
    Launched.Ended added =
        run(
            Stream.concat(Stream.of("vault", "import", folder.resolve("archive")), Stream.of(as))
                .toArray());
    assertEquals(0, added.code(), added.err());
    Launched.Ended sound =
        run(Stream.concat(Stream.of("vault", "verify"), Stream.of(as)).toArray());
    assertEquals(0, sound.code(), sound.out() + sound.err());
    try (Stream<Path> objects = Files.walk(folder.resolve("elsewhere"))) {
      assertTrue(objects.filter(Files::isRegularFile).count() >= 3, "objects are in the bucket");
    }
  }
}
