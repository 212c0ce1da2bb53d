package org.chaperone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.chaperone.ledger.Ledger;
import org.chaperone.ledger.evidence.EvidenceBundle;
import org.chaperone.ledger.evidence.EvidenceCheck;
import org.chaperone.ledger.evidence.EvidenceVerdict;
import org.chaperone.ledger.evidence.Trust;
import org.chaperone.ledger.leaf.ClearPart;
import org.chaperone.ledger.leaf.Details;
import org.chaperone.ledger.leaf.Leaf;
import org.chaperone.ledger.leaf.LeafKind;
import org.chaperone.ledger.note.KeyType;
import org.chaperone.ledger.note.NoteSigner;
import org.chaperone.ledger.proof.TlogProof;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at a ledger, on one with 30 entries. */
final class LedgerCommandsTest {

  private static final NoteSigner KEY = NoteSigner.ofLog("clinic.example/ledger", new byte[32]);
  private static final byte[] LOG_KEY = new byte[32];

  @TempDir private Path temp;
  private String said = "";
  private String complained = "";

  @BeforeEach
  void fill() throws IOException {
    try (Ledger ledger = Ledger.open(temp.resolve("ledger"), KEY)) {
      for (int i = 0; i < 30; i++) {
        byte[] actor = new byte[16];
        actor[0] = (byte) (i % 2);
        LeafKind kind = i == 0 ? LeafKind.SIGN_IN : LeafKind.RELEASE;
        ClearPart clear = new ClearPart(1_770_000_000_000L + i, kind, "display", actor, 1, 20);
        ledger.enqueue(Leaf.seal(clear, Details.of(Map.of()), LOG_KEY, new SecureRandom()).bytes());
      }
      ledger.flush();
    }
    Files.writeString(temp.resolve("vkey"), KEY.verifier() + "\n");
  }

  private int run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    said = out.toString();
    complained = err.toString();
    return exit;
  }

  private String ledger() {
    return temp.resolve("ledger").toString();
  }

  private String key() {
    return "@" + temp.resolve("vkey");
  }

  @Test
  void verifySaysThatAllIsRight() {
    assertEquals(0, run("ledger", "verify", ledger(), "--log", key()), complained);
    assertTrue(said.contains("holds 30 entries"), said);
    assertTrue(said.contains("The journal holds 30 entries"), said);
  }

  @Test
  void verifyFindsAChangedEntry() throws IOException {
    Path bundle = temp.resolve("ledger/tile/entries/000.p/30");
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[100] ^= 1;
    Files.write(bundle, bytes);
    assertEquals(1, run("ledger", "verify", ledger(), "--log", key()));
    assertTrue(complained.contains("root of the entries"), complained);
  }

  @Test
  void verifyAsksForTheWitness() {
    String witness =
        new NoteSigner(
                "w.example", KeyType.COSIGNATURE_ED25519, new byte[32], InstantSource.system())
            .verifier()
            .toString();
    assertEquals(1, run("ledger", "verify", ledger(), "--log", key(), "--witness", witness));
    assertTrue(said.contains("has NOT cosigned"), said);
  }

  @Test
  void refusesAKeyThatIsNone() {
    assertEquals(2, run("ledger", "verify", ledger(), "--log", "clinic.example"));
    assertTrue(complained.contains("name+id+key"), complained);
  }

  @Test
  void tailShowsTheNewestEntries() {
    assertEquals(0, run("ledger", "tail", ledger(), "--log", key(), "--last", "3"), complained);
    List<String> lines = said.lines().toList();
    assertEquals(3, lines.size());
    assertTrue(lines.getFirst().contains("27  2026-02-02T02:40:00.027Z  release"), said);
  }

  @Test
  void proveWritesAProofThatHolds() throws IOException {
    String out = temp.resolve("17.tlog-proof").toString();
    assertEquals(0, run("ledger", "prove", ledger(), "17", "--log", key(), "--out", out));
    TlogProof proof = TlogProof.parse(Files.readAllBytes(Path.of(out)));
    assertEquals(17, proof.index());
    assertTrue(proof.proves(proof.extra().orElseThrow(), KEY.verifier()));
    assertFalse(proof.proves("other".getBytes(StandardCharsets.UTF_8), KEY.verifier()));
    assertEquals(2, run("ledger", "prove", ledger(), "30", "--log", key(), "--out", out));
  }

  @Test
  void exportWritesEvidenceThatHolds() throws IOException {
    String out = temp.resolve("x.evidence").toString();
    String[] export = {
      "ledger",
      "export",
      ledger(),
      "--log",
      key(),
      "--from",
      "5",
      "--to",
      "20",
      "--kind",
      "release",
      "--actor",
      "01000000000000000000000000000000",
      "--out",
      out
    };
    assertEquals(0, run(export), complained);
    EvidenceBundle bundle = EvidenceBundle.parse(Files.readAllBytes(Path.of(out)));
    var verdict = EvidenceCheck.check(bundle, new Trust(KEY.verifier(), List.of(), 0));
    EvidenceVerdict.Holds holds = (EvidenceVerdict.Holds) verdict;
    assertEquals(8, holds.closed().size());
  }

  @Test
  void exportOpensWhatItIsGivenKeysFor() throws IOException {
    Path openings = temp.resolve("openings");
    try (Ledger ledger = Ledger.open(temp.resolve("ledger"), KEY)) {
      Leaf leaf = Leaf.parse(ledger.leaf(0));
      String hex = HexFormat.of().formatHex(leaf.key(LOG_KEY).bytes());
      Files.writeString(openings, "0 " + hex + "\n");
    }
    String out = temp.resolve("x.evidence").toString();
    String[] export = {
      "ledger",
      "export",
      ledger(),
      "--log",
      key(),
      "--kind",
      "sign-in",
      "--openings",
      openings.toString(),
      "--out",
      out
    };
    assertEquals(0, run(export), complained);
    EvidenceBundle bundle = EvidenceBundle.parse(Files.readAllBytes(Path.of(out)));
    var verdict = EvidenceCheck.check(bundle, new Trust(KEY.verifier(), List.of(), 0));
    assertEquals(1, ((EvidenceVerdict.Holds) verdict).opened().size());
  }
}
