package org.chaperone.ledger.witness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chaperone.ledger.encoding.DecimalText;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.note.NoteSignature;
import org.chaperone.ledger.note.SignedNote;
import org.chaperone.ledger.note.VerifierKey;
import org.chaperone.ledger.tree.Hash;

/** Asks a witness, ours or another's, to cosign checkpoints (c2sp.org/tlog-witness). */
public final class WitnessClient {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI addCheckpoint;
  private final List<VerifierKey> keys;

  /**
   * A witness by its address and keys.
   *
   * @param submissionPrefix where it takes checkpoints
   * @param keys the keys that are believed, one or more, each of a kind that carries times
   */
  public WitnessClient(URI submissionPrefix, List<VerifierKey> keys) {
    if (keys.isEmpty() || keys.stream().anyMatch(key -> !key.type().isTimed())) {
      throw new IllegalArgumentException("A witness has keys that sign with the time.");
    }
    String prefix = submissionPrefix.toString();
    addCheckpoint = URI.create(prefix + (prefix.endsWith("/") ? "" : "/") + "add-checkpoint");
    this.keys = List.copyOf(keys);
  }

  /** The keys that are believed. */
  public List<VerifierKey> keys() {
    return keys;
  }

  /** What a witness answered. */
  public sealed interface Reply {}

  /** It cosigned; each of these signatures is by one of its keys and holds. */
  public record Cosigned(List<NoteSignature> signatures) implements Reply {}

  /** The checkpoint that it cosigned last has another size. */
  public record KnowsSize(long size) implements Reply {}

  /** By what it cosigned before, this checkpoint is another history. */
  public record Forked() implements Reply {}

  /**
   * Asks once.
   *
   * @param oldSize size of the checkpoint that the witness cosigned last
   * @param proof from that size to the checkpoint's
   * @throws IOException when it cannot be reached, refuses for another reason, or its answer does
   *     not hold
   */
  public Reply cosign(long oldSize, List<Hash> proof, SignedNote checkpoint)
      throws IOException, InterruptedException {
    byte[] body = new AddCheckpoint(oldSize, proof, checkpoint).bytes();
    HttpRequest request =
        HttpRequest.newBuilder(addCheckpoint)
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<byte[]> response = send(request);
    String text = new String(response.body(), StandardCharsets.UTF_8);
    return switch (response.statusCode()) {
      case Answer.OK -> new Cosigned(believed(text, checkpoint));
      case Answer.CONFLICT -> new KnowsSize(DecimalText.read(text.stripTrailing()));
      case Answer.UNPROCESSABLE -> new Forked();
      default ->
          throw new IOException(
              addCheckpoint.getHost() + " answered with status " + response.statusCode() + ".");
    };
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    var body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), SignedNote.MOST_BYTES);
    try {
      // The request's own timeout does not cover a body that comes in drops.
      return http.sendAsync(request, body).get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IOException("does not finish its answer", e);
    } catch (ExecutionException e) {
      throw new IOException("cannot be reached", e);
    }
  }

  private List<NoteSignature> believed(String lines, SignedNote checkpoint) throws IOException {
    List<NoteSignature> known =
        SignedNote.signatures(lines).stream()
            .filter(s -> keys.stream().anyMatch(key -> key.claims(s)))
            .toList();
    boolean hold =
        known.stream().allMatch(s -> keys.stream().anyMatch(key -> cosigns(key, checkpoint, s)));
    if (known.isEmpty() || !hold) {
      throw new MalformedException(
          addCheckpoint.getHost() + " did not cosign with the key that is expected of it.");
    }
    return known;
  }

  /** A cosignature without a time does not say that the log's tree is the largest seen. */
  private static boolean cosigns(VerifierKey key, SignedNote checkpoint, NoteSignature signature) {
    return signature.time(key).orElse(0) > 0 && key.verifies(checkpoint.text(), signature);
  }

  @Override
  public String toString() {
    return keys.getFirst().name();
  }
}
