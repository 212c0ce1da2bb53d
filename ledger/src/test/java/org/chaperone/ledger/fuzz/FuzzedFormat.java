package org.chaperone.ledger.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chaperone.ledger.Ledger;
import org.chaperone.ledger.LedgerSettings;
import org.chaperone.ledger.PublishedLedger;
import org.chaperone.ledger.disk.DiskFile;
import org.chaperone.ledger.disk.simulated.SimulatedDisk;
import org.chaperone.ledger.encoding.Cbor;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.evidence.Claim;
import org.chaperone.ledger.evidence.EvidenceBundle;
import org.chaperone.ledger.evidence.EvidenceCheck;
import org.chaperone.ledger.evidence.EvidenceCollector;
import org.chaperone.ledger.evidence.Trust;
import org.chaperone.ledger.journal.Journal;
import org.chaperone.ledger.journal.JournalCorruptException;
import org.chaperone.ledger.leaf.ClearPart;
import org.chaperone.ledger.leaf.Details;
import org.chaperone.ledger.leaf.Leaf;
import org.chaperone.ledger.leaf.LeafKind;
import org.chaperone.ledger.note.Checkpoint;
import org.chaperone.ledger.note.NoteSigner;
import org.chaperone.ledger.note.SignedNote;
import org.chaperone.ledger.note.VerifierKey;
import org.chaperone.ledger.proof.TlogProof;
import org.chaperone.ledger.tiles.ReadBundle;
import org.chaperone.ledger.tree.TreeHasher;
import org.chaperone.ledger.witness.ReadRequest;

/**
 * Every format that is read from elsewhere. Any bytes are either refused in so many words, or are
 * exactly what is written for what was read from them.
 */
enum FuzzedFormat {
  NOTE {
    @Override
    byte[] again(byte[] bytes) throws IOException {
      SignedNote note = SignedNote.parse(bytes);
      note.verifiedBy(KEY.verifier());
      return note.bytes();
    }
  },
  CHECKPOINT {
    @Override
    byte[] again(byte[] bytes) throws IOException {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      String read = Checkpoint.parse(text).text();
      // Extension lines are not kept.
      return text.startsWith(read) ? bytes : read.getBytes(StandardCharsets.ISO_8859_1);
    }
  },
  VERIFIER_KEY {
    @Override
    byte[] again(byte[] bytes) throws IOException {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      return VerifierKey.parse(text).toString().getBytes(StandardCharsets.ISO_8859_1);
    }
  },
  REQUEST {
    @Override
    byte[] again(byte[] bytes) throws IOException {
      return ReadRequest.again(bytes);
    }
  },
  PROOF {
    @Override
    byte[] again(byte[] bytes) throws IOException {
      TlogProof proof = TlogProof.parse(bytes);
      return proof.bytes();
    }
  },
  CBOR {
    @Override
    byte[] again(byte[] bytes) throws IOException {
      return Cbor.read(bytes).bytes();
    }
  },
  LEAF {
    @Override
    byte[] again(byte[] bytes) throws IOException {
      Leaf leaf = Leaf.parse(bytes);
      leaf.open(leaf.key(LOG_KEY));
      return leaf.bytes();
    }
  },
  EVIDENCE {
    @Override
    byte[] again(byte[] bytes) throws IOException {
      EvidenceBundle bundle = EvidenceBundle.parse(bytes);
      EvidenceCheck.check(bundle, new Trust(KEY.verifier(), List.of(), 0));
      return bundle.bytes();
    }
  },
  ENTRIES {
    @Override
    byte[] again(byte[] bytes) throws IOException {
      return ReadBundle.again(bytes);
    }
  },
  JOURNAL {
    @Override
    byte[] again(byte[] bytes) throws IOException {
      SimulatedDisk disk = new SimulatedDisk(0);
      try (DiskFile file = disk.open(FILE)) {
        file.write(0, bytes, 0, bytes.length);
      }
      try (Journal journal = Journal.read(disk, FILE, KEY.verifier().name())) {
        journal.leaves(0, journal.tree().size(), (index, leaf) -> {});
      } catch (JournalCorruptException e) {
        throw new MalformedException(String.valueOf(e.getMessage()));
      }
      return bytes;
    }
  };

  private static final Path FILE = Path.of("/ledger/journal");
  private static final Path FOLDER = Path.of("/ledger");
  private static final NoteSigner KEY = NoteSigner.ofLog("fuzz.example", new byte[32]);
  private static final byte[] LOG_KEY = new byte[32];

  /** Reads bytes and writes what was read. */
  abstract byte[] again(byte[] bytes) throws IOException;

  /** Fails when bytes are read in more than one form, or other than by a sentence refused. */
  void read(byte[] bytes) throws IOException {
    byte[] again;
    try {
      again = again(bytes);
    } catch (MalformedException e) {
      return;
    }
    assertArrayEquals(bytes, again);
  }

  /** Something well-formed to begin with. */
  List<byte[]> seeds() throws IOException {
    SimulatedDisk disk = new SimulatedDisk(0);
    LedgerSettings settings = LedgerSettings.of(FOLDER, KEY).on(disk);
    List<byte[]> leaves = new ArrayList<>();
    try (Ledger ledger = Ledger.open(settings.publishedEvery(Duration.ZERO))) {
      for (int i = 0; i < 3; i++) {
        ClearPart clear = new ClearPart(i, LeafKind.RELEASE, "display", new byte[16], 1, 2);
        Details details = Details.of(Map.of("name", "value"));
        leaves.add(Leaf.seal(clear, details, LOG_KEY, new SecureRandom()).bytes());
        ledger.append(leaves.getLast());
      }
    }
    PublishedLedger ledger = new PublishedLedger(disk, FOLDER, KEY.verifier());
    SignedNote note = ledger.checkpoint();
    return switch (this) {
      case NOTE -> List.of(note.bytes());
      case CHECKPOINT -> List.of(note.text().getBytes(StandardCharsets.UTF_8));
      case VERIFIER_KEY -> List.of(KEY.verifier().toString().getBytes(StandardCharsets.UTF_8));
      case REQUEST -> List.of(request(note));
      case PROOF -> List.of(ledger.proof(1).bytes());
      case CBOR, LEAF -> leaves;
      case EVIDENCE ->
          List.of(
              new EvidenceCollector(ledger)
                  .collect(Claim.all(1, 3), Map.of(), List.of(LOG_KEY))
                  .bytes());
      case ENTRIES -> List.of(disk.readWhole(FOLDER.resolve("tile/entries/000.p/3"), 1 << 16));
      case JOURNAL -> List.of(disk.readWhole(FILE, 1 << 16));
    };
  }

  private static byte[] request(SignedNote note) {
    String request = "old 2\n" + new TreeHasher().empty() + "\n\n";
    byte[] head = request.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = Arrays.copyOf(head, head.length + note.bytes().length);
    System.arraycopy(note.bytes(), 0, bytes, head.length, note.bytes().length);
    return bytes;
  }
}
