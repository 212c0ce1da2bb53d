package org.chaperone.keyholder.log;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.Pseudonym;
import org.chaperone.keyholder.keys.RootKeys;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.ledger.Ledger;
import org.chaperone.ledger.PendingEntry;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.leaf.ClearPart;
import org.chaperone.ledger.leaf.Details;
import org.chaperone.ledger.leaf.Leaf;
import org.chaperone.ledger.leaf.LeafKey;

/** Writes and reads the keyholder's entries. */
public final class LogBook {

  private final Ledger ledger;
  private final RootKeys keys;
  private final PatientTag tag;
  private final LogKeys logKeys;

  /** The log keys of patients. */
  @FunctionalInterface
  public interface LogKeys {
    /** A patient's, for the caller to close; none when the patient was erased. */
    Optional<SecretBytes> of(long handle);
  }

  /** Writes into a ledger. */
  public LogBook(Ledger ledger, RootKeys keys, SecureRandom random, LogKeys logKeys) {
    this.ledger = ledger;
    this.keys = keys;
    this.tag = new PatientTag(keys.tag(), random);
    this.logKeys = logKeys;
  }

  /**
   * Takes an entry that concerns no patient, or only in a way that has to outlive the patient's
   * keys; readable to the keyholder. The order of calls is the order of entries: callers hold the
   * lock that makes it so.
   */
  public PendingEntry write(long time, Entry entry) {
    return keys.log().with(key -> ledger.enqueue(seal(time, entry, key, PatientTag.NOBODY)));
  }

  /** Takes an entry about a patient, readable as long as that patient's log key is there. */
  public PendingEntry write(long time, Entry entry, SecretBytes patientLogKey) {
    PatientId patient = entry.patient().orElseThrow();
    return patientLogKey.with(
        key -> ledger.enqueue(seal(time, entry, key, patient.value().high())));
  }

  private byte[] seal(long time, Entry entry, byte[] logKey, long handle) {
    ClearPart clear =
        new ClearPart(
            time,
            entry.kind(),
            entry.scope(),
            entry.actor().bytes(),
            entry.objects(),
            entry.budgetAfter());
    return Leaf.seal(clear, entry.details(), logKey, tag.nonce(handle)).bytes();
  }

  /** An entry as read again, without having been opened. */
  public record Read(long index, Leaf leaf, long handle) {

    /** What anybody may read. */
    public ClearPart clear() {
      return leaf.clear();
    }

    /** Who did it. */
    public Pseudonym actor() {
      return Pseudonym.of(leaf.clear().actor());
    }

    /** Whether it is about one patient. */
    public boolean hasPatient() {
      return handle != PatientTag.NOBODY;
    }
  }

  /** Is shown entries. */
  @FunctionalInterface
  public interface Reader {
    /** One entry. */
    void read(Read entry) throws IOException;
  }

  /** Shows entries in their order. */
  public void read(long from, long to, Reader reader) throws IOException {
    ledger.leaves(from, to, (index, bytes) -> reader.read(parse(index, bytes)));
  }

  private Read parse(long index, byte[] bytes) throws IOException {
    try {
      Leaf leaf = Leaf.parse(bytes);
      return new Read(index, leaf, tag.handle(leaf.nonce()));
    } catch (MalformedException e) {
      throw new IOException(
          "Entry " + index + " of the ledger is not one that a keyholder writes.", e);
    }
  }

  /** The key that opens an entry and no other; none when its patient was erased. */
  public Optional<LeafKey> key(Read entry) {
    if (!entry.hasPatient()) {
      return Optional.of(keys.log().with(entry.leaf()::key));
    }
    return logKeys
        .of(entry.handle())
        .map(
            secret -> {
              try (secret) {
                return secret.with(entry.leaf()::key);
              }
            });
  }

  /** The details of an entry; none when its patient was erased. */
  public Optional<Details> open(Read entry) {
    return key(entry)
        .flatMap(
            key -> {
              Optional<Details> details = entry.leaf().open(key);
              key.destroy();
              return details;
            });
  }

  /** Durable entries. */
  public long size() {
    return ledger.size();
  }

  /** The handle of a patient. */
  public static long handle(PatientId patient) {
    return patient.value().high();
  }

  /** Ids in details are bytes; whether these are this patient's. */
  public static boolean isAbout(Details details, PatientId patient) {
    return details.patient().map(id -> Arrays.equals(id, patient.bytes())).orElse(false);
  }
}
