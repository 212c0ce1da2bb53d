package org.chaperone.ledger.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chaperone.ledger.disk.simulated.Fault;
import org.chaperone.ledger.disk.simulated.SimulatedDisk;
import org.chaperone.ledger.note.Checkpoint;
import org.chaperone.ledger.note.KeyType;
import org.chaperone.ledger.note.NoteSigner;
import org.chaperone.ledger.note.SignedNote;
import org.chaperone.ledger.tree.Hash;
import org.chaperone.ledger.tree.MerkleTree;
import org.chaperone.ledger.tree.TreeHasher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WitnessTest {

  private static final String ORIGIN = "clinic.example/ledger";
  private static final NoteSigner LOG = NoteSigner.ofLog(ORIGIN, new byte[32]);
  private static final Path FOLDER = Path.of("/witness");

  private final SimulatedDisk disk = new SimulatedDisk(1);
  private final TickingClock clock = new TickingClock();
  private final NoteSigner ed25519 =
      new NoteSigner("w.example", KeyType.COSIGNATURE_ED25519, new byte[32], clock);
  private final NoteSigner mlDsa =
      new NoteSigner("w.example", KeyType.COSIGNATURE_ML_DSA_44, new byte[32], clock);
  private final MerkleTree tree = tree("entry ");
  private Witness witness;
  private WitnessServer server;

  private static MerkleTree tree(String prefix) {
    TreeHasher hasher = new TreeHasher();
    MerkleTree tree = new MerkleTree();
    tree.append(
        IntStream.range(0, 40)
            .mapToObj(i -> hasher.leaf((prefix + i).getBytes(StandardCharsets.UTF_8)))
            .toList());
    return tree;
  }

  @BeforeEach
  void start() throws IOException {
    witness = witness();
    server = new WitnessServer(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  private Witness witness() throws IOException {
    return new Witness(
        disk, FOLDER, List.of(ed25519, mlDsa), Map.of(ORIGIN, List.of(LOG.verifier())));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    witness.close();
  }

  private static SignedNote signed(MerkleTree tree, long size, NoteSigner signer, String origin) {
    String text = new Checkpoint(origin, size, tree.root(size)).text();
    return new SignedNote(text, List.of(signer.sign(text)));
  }

  private SignedNote signed(long size) {
    return signed(tree, size, LOG, ORIGIN);
  }

  private byte[] request(long oldSize, long size) {
    return new AddCheckpoint(oldSize, tree.consistencyProof(oldSize, size), signed(size)).bytes();
  }

  private HttpResponse<String> post(byte[] body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(server.prefix().resolve("add-checkpoint"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = server.prefix().resolve(path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void cosignsWhatContinuesAndServesItToMonitors() throws Exception {
    assertEquals(404, get(Witness.originHash(ORIGIN) + "/checkpoint").statusCode());
    for (long[] step : new long[][] {{0, 0}, {0, 7}, {7, 7}, {7, 33}, {33, 40}}) {
      HttpResponse<String> response = post(request(step[0], step[1]));
      assertEquals(200, response.statusCode(), response.body());
      SignedNote cosigned = signed(step[1]).with(SignedNote.signatures(response.body()));
      assertTrue(cosigned.verifiedBy(ed25519.verifier()));
      assertTrue(cosigned.verifiedBy(mlDsa.verifier()));
    }
    HttpResponse<String> monitored = get(Witness.originHash(ORIGIN) + "/checkpoint");
    SignedNote note = SignedNote.parse(monitored.body().getBytes(StandardCharsets.UTF_8));
    assertEquals(40, Checkpoint.parse(note.text()).size());
    assertTrue(note.verifiedBy(ed25519.verifier()) && note.verifiedBy(LOG.verifier()));
  }

  @Test
  void tellsTheSizeThatItKnows() throws Exception {
    post(request(0, 7));
    for (long wrong : new long[] {0, 6, 8}) {
      HttpResponse<String> response = post(request(wrong, 33));
      assertEquals(409, response.statusCode());
      assertEquals("7\n", response.body());
      assertEquals("text/x.tlog.size", response.headers().firstValue("Content-Type").orElse(""));
    }
  }

  @Test
  void refusesAnotherHistory() throws Exception {
    MerkleTree other = tree("other ");
    post(request(0, 7));
    SignedNote forked = signed(other, 20, LOG, ORIGIN);
    List<Hash> proof = other.consistencyProof(7, 20);
    assertEquals(422, post(new AddCheckpoint(7, proof, forked).bytes()).statusCode());
    SignedNote sameSize = signed(other, 7, LOG, ORIGIN);
    assertEquals(422, post(new AddCheckpoint(7, List.of(), sameSize).bytes()).statusCode());
    List<Hash> needless = List.of(tree.root());
    assertEquals(422, post(new AddCheckpoint(7, needless, signed(7)).bytes()).statusCode());
    assertEquals(200, post(request(7, 20)).statusCode());
  }

  @Test
  void refusesAFirstCheckpointWithAProofOrAnEmptyTreeWithARoot() throws Exception {
    byte[] needless = new AddCheckpoint(0, List.of(tree.root()), signed(7)).bytes();
    assertEquals(422, post(needless).statusCode());
    String text = new Checkpoint(ORIGIN, 0, tree.root()).text();
    SignedNote wrong = new SignedNote(text, List.of(LOG.sign(text)));
    assertEquals(422, post(new AddCheckpoint(0, List.of(), wrong).bytes()).statusCode());
  }

  @Test
  void refusesLogsAndKeysThatItDoesNotKnow() throws Exception {
    SignedNote unknown = signed(tree, 7, LOG, "other.example");
    assertEquals(404, post(new AddCheckpoint(0, List.of(), unknown).bytes()).statusCode());
    byte[] seed = new byte[32];
    seed[5] = 5;
    NoteSigner stranger = NoteSigner.ofLog(ORIGIN, seed);
    SignedNote unsigned = signed(tree, 7, stranger, ORIGIN);
    assertEquals(403, post(new AddCheckpoint(0, List.of(), unsigned).bytes()).statusCode());
    SignedNote spoilt = signed(7).with(signed(8).signatures());
    assertEquals(403, post(new AddCheckpoint(0, List.of(), spoilt).bytes()).statusCode());
  }

  @Test
  void refusesWhatIsNoRequest() throws Exception {
    for (String body :
        List.of(
            "",
            "old 0\n",
            "old 00\n\n",
            "old -1\n\n",
            "old 0\nAAAA\n\n",
            "size 0\n\n",
            "old 0\n\nnonsense")) {
      assertEquals(400, post(body.getBytes(StandardCharsets.UTF_8)).statusCode(), body);
    }
    assertEquals(400, post(new AddCheckpoint(8, List.of(), signed(7)).bytes()).statusCode());
    assertEquals(400, post(new byte[AddCheckpoint.MOST_BYTES + 1]).statusCode());
    assertEquals(404, get("add-checkpoint").statusCode());
    assertEquals(404, get("../lock").statusCode());
  }

  @Test
  void remembersAfterAPowerCut() throws IOException {
    assertEquals(200, witness.addCheckpoint(request(0, 7)).status());
    assertEquals(200, witness.addCheckpoint(request(7, 20)).status());
    disk.cutPower();
    assertEquals(409, witness().addCheckpoint(request(7, 33)).status());
  }

  @Test
  void signsNothingThatItCannotKeep() throws IOException {
    for (int operation = 0; operation < 5; operation++) {
      SimulatedDisk failing = new SimulatedDisk(operation);
      Witness fresh =
          new Witness(failing, FOLDER, List.of(ed25519), Map.of(ORIGIN, List.of(LOG.verifier())));
      failing.failAt(operation, Fault.FAILED);
      assertThrows(IOException.class, () -> fresh.addCheckpoint(request(0, 7)));
    }
  }

  @Test
  void refusesAStoreThatItDidNotWrite() throws IOException {
    disk.writeWhole(FOLDER.resolve(Witness.originHash(ORIGIN)), signed(7).bytes());
    assertThrows(IOException.class, () -> witness.addCheckpoint(request(7, 20)));
  }
}
