package org.chaperone.ledger.witness;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chaperone.ledger.disk.Disk;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.note.Checkpoint;
import org.chaperone.ledger.note.NoteSignature;
import org.chaperone.ledger.note.NoteSigner;
import org.chaperone.ledger.note.SignedNote;
import org.chaperone.ledger.note.VerifierKey;
import org.chaperone.ledger.tree.Hash;
import org.chaperone.ledger.tree.ProofCheck;
import org.chaperone.ledger.tree.TreeHasher;

/**
 * A witness: it cosigns a log's checkpoint only when it is consistent with the one that it cosigned
 * before (c2sp.org/tlog-witness). It keeps one file for each log.
 */
public final class Witness implements Closeable {

  private final Disk disk;
  private final Path folder;
  private final Closeable lock;
  private final List<NoteSigner> signers;
  private final Map<String, List<VerifierKey>> logs;

  /**
   * Opens a witness in a folder, and makes it when there is none.
   *
   * @param signers its keys, each of a kind that carries times
   * @param logs the keys of each log, by origin
   * @throws IOException also when another has the folder open
   */
  public Witness(
      Disk disk, Path folder, List<NoteSigner> signers, Map<String, List<VerifierKey>> logs)
      throws IOException {
    if (signers.isEmpty() || signers.stream().anyMatch(s -> !s.verifier().type().isTimed())) {
      throw new IllegalArgumentException("A witness signs with keys that carry times.");
    }
    this.disk = disk;
    this.folder = folder;
    this.signers = List.copyOf(signers);
    this.logs = Map.copyOf(logs);
    disk.createFolders(folder);
    lock = disk.lock(folder.resolve("lock"));
  }

  /** The name under which monitors find a log: SHA-256 of its origin in hexadecimals. */
  static String originHash(String origin) {
    byte[] bytes = origin.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(TreeHasher.sha256().digest(bytes));
  }

  /** Answers a request to cosign. One at a time, so that no log can race itself. */
  synchronized Answer addCheckpoint(byte[] body) throws IOException {
    AddCheckpoint request;
    Checkpoint checkpoint;
    try {
      request = AddCheckpoint.parse(body);
      checkpoint = Checkpoint.parse(request.checkpoint().text());
    } catch (MalformedException e) {
      return Answer.of(Answer.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
    List<VerifierKey> keys = logs.getOrDefault(checkpoint.origin(), List.of());
    if (keys.isEmpty()) {
      return Answer.of(Answer.NOT_FOUND, "This witness does not know that log.");
    }
    List<NoteSignature> signatures = ofTheLog(request.checkpoint(), keys);
    if (signatures.isEmpty()) {
      return Answer.of(Answer.FORBIDDEN, "The checkpoint is not signed by the log's key.");
    }
    if (request.oldSize() > checkpoint.size()) {
      return Answer.of(Answer.BAD_REQUEST, "The old size is above the checkpoint's.");
    }
    Optional<Checkpoint> latest = latest(checkpoint.origin());
    long known = latest.map(Checkpoint::size).orElse(0L);
    if (request.oldSize() != known) {
      byte[] size = (known + "\n").getBytes(StandardCharsets.UTF_8);
      return new Answer(Answer.CONFLICT, Answer.SIZE, size);
    }
    Hash knownRoot = latest.map(Checkpoint::root).orElseGet(() -> new TreeHasher().empty());
    if (!follows(request, checkpoint, knownRoot)) {
      return Answer.of(Answer.UNPROCESSABLE, "The checkpoint does not continue the known one.");
    }
    return cosign(checkpoint.origin(), new SignedNote(request.checkpoint().text(), signatures));
  }

  /** The signatures that the log's keys made; none when one that claims to be theirs is not. */
  private static List<NoteSignature> ofTheLog(SignedNote note, List<VerifierKey> keys) {
    List<NoteSignature> claimed =
        note.signatures().stream()
            .filter(s -> keys.stream().anyMatch(key -> key.claims(s)))
            .toList();
    boolean hold =
        claimed.stream().allMatch(s -> keys.stream().anyMatch(key -> key.verifies(note.text(), s)));
    return hold ? claimed : List.of();
  }

  private static boolean follows(AddCheckpoint request, Checkpoint checkpoint, Hash knownRoot) {
    if (request.oldSize() == checkpoint.size()) {
      return request.proof().isEmpty() && checkpoint.root().equals(knownRoot);
    }
    if (request.oldSize() == 0) {
      return request.proof().isEmpty();
    }
    return ProofCheck.isConsistent(
        request.oldSize(), checkpoint.size(), request.proof(), knownRoot, checkpoint.root());
  }

  private Answer cosign(String origin, SignedNote note) throws IOException {
    List<NoteSignature> made = signers.stream().map(s -> s.sign(note.text())).toList();
    disk.writeWhole(file(origin), note.with(made).bytes());
    disk.forceFolder(folder);
    String lines = made.stream().map(NoteSignature::line).collect(Collectors.joining());
    return new Answer(Answer.OK, Answer.TEXT, lines.getBytes(StandardCharsets.UTF_8));
  }

  private Path file(String origin) {
    return folder.resolve(originHash(origin));
  }

  private Optional<Checkpoint> latest(String origin) throws IOException {
    if (!disk.exists(file(origin))) {
      return Optional.empty();
    }
    SignedNote note = SignedNote.parse(disk.readWhole(file(origin), SignedNote.MOST_BYTES));
    // What is read back decides over what is signed next: it must be what this witness wrote.
    if (!signers.stream().allMatch(s -> note.verifiedBy(s.verifier()))) {
      throw new IOException(file(origin) + " was not written by this witness.");
    }
    return Optional.of(Checkpoint.parse(note.text()));
  }

  /** Answers a monitor that asks for a log's checkpoint by the hash of its origin. */
  synchronized Answer checkpoint(String originHash) throws IOException {
    for (String origin : logs.keySet()) {
      if (originHash(origin).equals(originHash) && disk.exists(file(origin))) {
        byte[] note = disk.readWhole(file(origin), SignedNote.MOST_BYTES);
        return new Answer(Answer.OK, Answer.TEXT, note);
      }
    }
    return Answer.of(Answer.NOT_FOUND, "This witness holds no checkpoint of that log.");
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
