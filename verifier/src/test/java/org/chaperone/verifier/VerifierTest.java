package org.chaperone.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.chaperone.ledger.Ledger;
import org.chaperone.ledger.LedgerSettings;
import org.chaperone.ledger.PublishedLedger;
import org.chaperone.ledger.disk.RealDisk;
import org.chaperone.ledger.evidence.Claim;
import org.chaperone.ledger.evidence.EvidenceBundle;
import org.chaperone.ledger.evidence.EvidenceCollector;
import org.chaperone.ledger.leaf.ClearPart;
import org.chaperone.ledger.leaf.Details;
import org.chaperone.ledger.leaf.Leaf;
import org.chaperone.ledger.leaf.LeafKey;
import org.chaperone.ledger.leaf.LeafKind;
import org.chaperone.ledger.note.KeyType;
import org.chaperone.ledger.note.NoteSigner;
import org.chaperone.ledger.witness.Witness;
import org.chaperone.ledger.witness.WitnessClient;
import org.chaperone.ledger.witness.WitnessServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {

  private static final NoteSigner LOG = NoteSigner.ofLog("clinic.example/ledger", new byte[32]);
  private static final NoteSigner WITNESS =
      new NoteSigner(
          "w.example", KeyType.COSIGNATURE_ML_DSA_44, new byte[32], InstantSource.system());
  private static final byte[] PATIENT_KEY = new byte[32];
  private static final String KEY = LOG.verifier().toString();

  @TempDir private Path temp;
  private Path bundle;
  private Path proof;
  private String said = "";

  @BeforeEach
  void collect() throws IOException {
    bundle = temp.resolve("march.evidence");
    proof = temp.resolve("2.tlog-proof");
    Files.writeString(temp.resolve("witness.vkey"), WITNESS.verifier() + "\n");
    Map<Long, LeafKey> openings = new TreeMap<>();
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var logs = Map.of(LOG.verifier().name(), List.of(LOG.verifier()));
    try (Witness witness =
            new Witness(new RealDisk(), temp.resolve("witness"), List.of(WITNESS), logs);
        WitnessServer server = new WitnessServer(witness, loopback);
        Ledger ledger = Ledger.open(settings(server))) {
      for (long i = 0; i < 4; i++) {
        Leaf leaf = leaf();
        ledger.append(leaf.bytes());
        openings.put(i, leaf.key(PATIENT_KEY));
      }
      EvidenceBundle made =
          new EvidenceCollector(ledger).collect(Claim.all(0, 4), openings, List.of());
      Files.write(bundle, made.bytes());
    }
    PublishedLedger published =
        new PublishedLedger(new RealDisk(), temp.resolve("ledger"), LOG.verifier());
    Files.write(proof, published.proof(2).bytes());
  }

  private LedgerSettings settings(WitnessServer server) {
    var client = new WitnessClient(server.prefix(), List.of(WITNESS.verifier()));
    return LedgerSettings.of(temp.resolve("ledger"), LOG)
        .publishedEvery(Duration.ZERO)
        .withWitnesses(List.of(client), 1);
  }

  private static Leaf leaf() {
    long now = InstantSource.system().millis();
    ClearPart clear = new ClearPart(now, LeafKind.RELEASE, "display", new byte[16], 1, 3);
    Details details =
        new Details(
            Optional.of(new byte[16]),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("red\u001b[31m"),
            Optional.empty(),
            Map.of());
    return Leaf.seal(clear, details, PATIENT_KEY, new SecureRandom());
  }

  private int run(Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> words = Arrays.stream(arguments).map(Object::toString).toList();
    int exit = Verifier.run(words, new PrintStream(out, true, StandardCharsets.UTF_8));
    said = out.toString(StandardCharsets.UTF_8);
    return exit;
  }

  @Test
  void saysWhatHolds() {
    String witness = "@" + temp.resolve("witness.vkey");
    assertEquals(Verifier.HOLDS, run(bundle, "--log", KEY, "--witness", witness), said);
    assertTrue(said.startsWith("The claim holds."), said);
    assertTrue(said.contains("holds 4, these and only these"), said);
    assertTrue(said.contains("and with all of it on 2"), said);
    assertFalse(said.contains("\u001b"), "control characters reach the terminal");
    assertFalse(said.contains("Note:"), said);
  }

  @Test
  void saysThatNoWitnessWasAskedFor() {
    assertEquals(Verifier.HOLDS, run(bundle, "--log", KEY));
    assertTrue(said.contains("No witness was asked for"), said);
  }

  @Test
  void saysWhatDoesNotHold() {
    String other = NoteSigner.ofLog("other.example", new byte[32]).verifier().toString();
    assertEquals(Verifier.DOES_NOT_HOLD, run(bundle, "--log", other));
    assertTrue(said.contains("is not signed by other.example"), said);
    String stranger =
        new NoteSigner("x", KeyType.COSIGNATURE_ED25519, new byte[32], InstantSource.system())
            .verifier()
            .toString();
    assertEquals(Verifier.DOES_NOT_HOLD, run(bundle, "--log", KEY, "--witness", stranger));
    assertTrue(said.contains("cosigned by 0 of the witnesses, not by 1"), said);
  }

  @Test
  void checksAProofOfOneEntry() throws IOException {
    assertEquals(Verifier.HOLDS, run(proof, "--log", KEY), said);
    assertTrue(said.contains("are entry 2 of clinic.example/ledger"), said);
    String changed = Files.readString(proof).replace("index 2", "index 3");
    Files.writeString(proof, changed);
    assertEquals(Verifier.DOES_NOT_HOLD, run(proof, "--log", KEY));
  }

  @Test
  void refusesWrongUsageAndUnreadableFiles() throws IOException {
    assertEquals(Verifier.MISUSED, run());
    assertEquals(Verifier.HOLDS, run("--help"));
    assertEquals(Verifier.MISUSED, run(bundle));
    assertEquals(Verifier.MISUSED, run(bundle, "--log", "nonsense"));
    assertEquals(Verifier.MISUSED, run(bundle, "--log", "@" + temp.resolve("none")));
    assertEquals(Verifier.MISUSED, run(bundle, "--log", WITNESS.verifier()));
    assertEquals(Verifier.MISUSED, run(bundle, "--log", KEY, "--witnesses", "1"));
    assertEquals(Verifier.MISUSED, run(bundle, bundle, "--log", KEY));
    assertEquals(Verifier.UNREADABLE, run(temp.resolve("none"), "--log", KEY));
    byte[] cut = Files.readAllBytes(bundle);
    Files.write(bundle, Arrays.copyOf(cut, cut.length - 1));
    assertEquals(Verifier.UNREADABLE, run(bundle, "--log", KEY));
  }

  /** As an outsider runs it: only its own classes and the JDK. */
  @Test
  void needsNothingButTheJdk() throws Exception {
    String alone =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(
                part -> part.matches(".*(verifier|ledger).(target.classes|target.chaperone-.*jar)"))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", alone, Verifier.class.getName()));
    command.addAll(List.of(bundle.toString(), "--log", KEY));
    command.addAll(List.of("--witness", "@" + temp.resolve("witness.vkey")));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(Verifier.HOLDS, process.exitValue(), output);
  }
}
