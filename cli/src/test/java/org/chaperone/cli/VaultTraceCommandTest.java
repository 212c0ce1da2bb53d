package org.chaperone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chaperone.cli.keyholder.Secret;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.seal.Argon2Cost;
import org.chaperone.keyholder.seal.PassphraseSeal;
import org.chaperone.keyholder.session.OperatorKey;
import org.chaperone.keyholder.session.Session;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.trace.report.NamedView;
import org.chaperone.trace.report.ReportJson;
import org.chaperone.trace.report.TraceReport;
import org.chaperone.vault.Vault;
import org.chaperone.vault.home.VaultHome;
import org.chaperone.vault.home.VaultSecrets;
import org.chaperone.vault.viewing.Viewed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vault from its making to a report that names a view, by the commands that a clinic types. */
final class VaultTraceCommandTest {

  @TempDir private Path folder;

  private final StringWriter said = new StringWriter();

  private int run(String... arguments) {
    said.getBuffer().setLength(0);
    PrintWriter writer = new PrintWriter(said, true);
    return Main.run(writer, writer, arguments);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private String file(String name, String contents) throws Exception {
    return Files.writeString(folder.resolve(name), contents).toString();
  }

  private List<String> home() throws Exception {
    return List.of("--home", at("keyholder"), "--seal-secret-file", file("seal", "correct horse"));
  }

  private int as(String name, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(home());
    all.addAll(
        List.of(
            "--as", name,
            "--key", at(name + ".key"),
            "--key-passphrase-file", file("pass", "battery staple")));
    return run(all.toArray(String[]::new));
  }

  private void enrol(String name, String line) throws Exception {
    List<String> all = new ArrayList<>(List.of("keyholder", "enrol"));
    all.addAll(home());
    String word = line.substring(line.lastIndexOf(' ') + 1);
    all.addAll(
        List.of(
            "--name", name,
            "--enrolment-file", file(name + ".word", word),
            "--new-key", at(name + ".key"),
            "--new-key-passphrase-file", file("pass", "battery staple")));
    assertEquals(0, run(all.toArray(String[]::new)), said.toString());
  }

  private String line(String part) {
    return said.toString().lines().filter(l -> l.contains(part)).findFirst().orElseThrow();
  }

  private void makeClinic() throws Exception {
    List<String> init = new ArrayList<>(List.of("keyholder", "init"));
    init.addAll(home());
    init.addAll(List.of("--administrator", "Ada", "--privacy-lead", "Pia"));
    assertEquals(0, run(init.toArray(String[]::new)), said.toString());
    String ada = line("of Ada");
    String pia = line("of Pia");
    enrol("Ada", ada);
    enrol("Pia", pia);
    for (String doctor : List.of("Dora", "Omar")) {
      assertEquals(0, as("Ada", "keyholder", "account", "--new", doctor, "--role", "doctor"));
      assertEquals(0, as("Pia", "keyholder", "pending"));
      assertEquals(
          0, as("Pia", "keyholder", "approve", said.toString().substring(0, 32)), said.toString());
      enrol(doctor, line("of " + doctor));
    }
    DrawnClinic drawn = new DrawnClinic(2026, 40);
    for (int number : List.of(0, 9, 18)) {
      Path patient = Files.createDirectories(folder.resolve("photos/N" + number));
      DrawnPhotograph photograph = drawn.photograph(number);
      try (Picture picture =
          Picture.of(photograph.width(), photograph.height(), photograph.bgr())) {
        Files.write(patient.resolve("a.jpg"), picture.jpeg(92));
      }
    }
    List<String> vault = new ArrayList<>(List.of("vault", "init", "--vault", at("vault")));
    vault.addAll(home());
    assertEquals(0, run(vault.toArray(String[]::new)), said.toString());
    assertEquals(
        0, as("Ada", "vault", "import", at("photos"), "--vault", at("vault")), said.toString());
  }

  /** What a site would serve these people of the first photograph; the last one's view. */
  private Viewed.Opened view(String... names) throws Exception {
    try (EmbeddedKeyholder keyholder =
            EmbeddedKeyholder.open(
                folder.resolve("keyholder"),
                new PassphraseSeal(
                    "correct horse".toCharArray(), Argon2Cost.STANDARD, new SecureRandom()),
                KeyholderSettings.standard());
        Vault vault = VaultHome.of(folder.resolve("vault")).open(keyholder, new NoSecrets())) {
      PatientId patient = vault.rows().patients().getFirst();
      List<PhotographId> photographs = vault.rows().photographsOf(patient);
      Viewed.Opened opened = null;
      for (String name : names) {
        OperatorKey key =
            OperatorKey.unlock(
                Files.readAllBytes(folder.resolve(name + ".key")),
                Secret.read(Optional.of(folder.resolve("pass")), ""));
        Session session = keyholder.signIn(key.answer(keyholder.challenge(name)));
        opened =
            (Viewed.Opened)
                vault
                    .viewing()
                    .open(session, patient, photographs, Rendition.DISPLAY, "", Optional.empty());
      }
      return java.util.Objects.requireNonNull(opened);
    }
  }

  private static final class NoSecrets implements VaultSecrets {
    @Override
    public char[] databasePassword() {
      throw new IllegalStateException("SQLite has none");
    }

    @Override
    public char[] s3SecretKey() {
      throw new IllegalStateException("a folder has none");
    }
  }

  @Test
  void aLeakNamesTheViewThatItCameFrom() throws Exception {
    makeClinic();
    Viewed.Opened served = view("Omar", "Dora");
    Path leak = Files.createDirectories(folder.resolve("leak"));
    byte[] jpeg = served.photographs().getFirst().jpeg();
    try (Picture whole = ((Decoded.Opened) PictureDecoder.standard().decode(jpeg)).picture();
        Picture part =
            whole.cropped(
                whole.width() / 8, whole.height() / 8, whole.width() / 2, whole.height() / 2)) {
      Files.write(leak.resolve("crop.jpg"), part.jpeg(60));
    }
    String[] trace = {
      "trace", "--vault", at("vault"), "--leak", at("leak"), "--out", at("report"), "--quiet"
    };
    assertEquals(1, as("Ada", trace), "an administrator opens no photographs");
    assertEquals(4, as("Pia", trace), said.toString());
    assertFalse(Files.exists(folder.resolve("report")));
    String approval = line("chaperone keyholder approve");
    String request = approval.replaceAll(".* approve ([0-9a-f]{32}).*", "$1");
    assertEquals(1, as("Pia", "keyholder", "approve", request), "not by herself");
    assertEquals(0, as("Ada", "keyholder", "approve", request), said.toString());
    String investigation = line("is open").split(" ", -1)[1];
    List<String> again = new ArrayList<>(List.of(trace));
    again.addAll(List.of("--case", investigation, "--close-case"));
    assertEquals(1, as("Dora", again.toArray(String[]::new)), "she is no member");
    assertEquals(0, as("Pia", again.toArray(String[]::new)), said.toString());
    assertTrue(
        said.toString().contains("view " + served.ledgerIndex() + " of Dora"), said::toString);
    assertTrue(line("The case ends when").contains("keyholder approve"));
    TraceReport report = ReportJson.read(folder.resolve("report/report.json"));
    assertEquals(3, report.archive().photographs());
    List<NamedView> views = report.items().getFirst().matches().getFirst().views();
    assertEquals(
        Set.of("Dora"), views.stream().map(NamedView::account).collect(Collectors.toSet()));
    assertTrue(Files.readString(folder.resolve("report/report.html")).contains("copy attack"));
  }

  @Test
  void aCaseIsOpenedByTwoAndAnswersPhotographByPhotograph() throws Exception {
    makeClinic();
    view("Dora");
    Path leak = Files.createDirectories(folder.resolve("leak"));
    Files.write(leak.resolve("seen.jpg"), view("Dora").photographs().getFirst().jpeg());
    String[] in = {"--vault", at("vault")};
    assertEquals(4, as("Pia", with(in, "case", "open", "--title", "the mail", "--member", "Omar")));
    String request = line("keyholder approve").replaceAll(".* approve ([0-9a-f]{32}).*", "$1");
    assertEquals(0, as("Ada", "keyholder", "approve", request), said.toString());
    String investigation = line("is open").split(" ", -1)[1];
    assertEquals(0, as("Omar", with(in, "case", "list")));
    assertTrue(line(investigation).contains("the mail"));
    String today = java.time.LocalDate.now(java.time.ZoneId.systemDefault()).minusDays(1) + "";
    String[] frame = {"case", "frame", investigation, "--account", "Dora", "--from", today};
    assertEquals(1, as("Dora", with(in, frame)), "she is no member");
    assertEquals(0, as("Pia", with(in, frame)), said.toString());
    assertTrue(line("At most").startsWith("At most 1 of 3 patients"), said::toString);
    String[] intake = {"case", "intake", investigation, at("leak"), "--quiet"};
    assertEquals(0, as("Pia", with(in, intake)), said.toString());
    assertTrue(line("new to this case").startsWith("1 pictures in 1 files, 1 of them"));
    assertEquals(
        0, as("Pia", with(in, "case", "contain", investigation, "--reason", "a stolen telephone")));
    assertTrue(line("locked").startsWith("1 accounts locked"), said::toString);
    assertEquals(0, as("Pia", with(in, "case", "answer", investigation)), said.toString());
    assertEquals(1, said.toString().lines().filter(l -> l.startsWith("confirmed: pat")).count());
    assertEquals(0, as("Omar", with(in, "case", "lookup", investigation, "N0")), said.toString());
    assertEquals(1, said.toString().lines().filter(l -> l.matches("  (conf|excl).*")).count());
    assertEquals(0, as("Pia", with(in, "case", "timeline", investigation)), said.toString());
    assertTrue(said.toString().contains("Dora  release"), said::toString);
    assertEquals(
        0, as("Pia", with(in, "case", "export", investigation, "--out", at("x"))), said.toString());
    byte[] pdf = Files.readAllBytes(folder.resolve("x/answer.pdf"));
    assertEquals("%PDF", new String(pdf, 0, 4, java.nio.charset.StandardCharsets.US_ASCII));
    assertEquals(4, Files.readAllLines(folder.resolve("x/answer.csv")).size());
    assertTrue(Files.size(folder.resolve("x/evidence-1.bundle")) > 500);
    assertEquals(
        4,
        as("Pia", with(in, "case", "contain", investigation, "--undo", "--reason", "found again")));
    assertEquals(4, as("Pia", with(in, "case", "close", investigation)));
  }

  private static String[] with(String[] in, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(in));
    return all.toArray(String[]::new);
  }

  @Test
  void saysWhatDoesNotGoTogether() {
    assertEquals(2, run("trace", "--leak", "x", "--out", "y"));
    assertEquals(2, run("trace", "--vault", "v", "--archive", "a", "--leak", "x", "--out", "y"));
    assertEquals(
        2,
        run("trace", "--vault", at(""), "--index", "i", "--leak", at(""), "--out", at("report")));
    assertTrue(said.toString().contains("kept nowhere"), said::toString);
    assertEquals(
        2,
        run("trace", "--archive", at(""), "--case", "i", "--leak", at(""), "--out", at("report")));
    assertTrue(said.toString().contains("--case goes with --vault"), said::toString);
  }
}
