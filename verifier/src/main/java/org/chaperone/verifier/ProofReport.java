package org.chaperone.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.chaperone.ledger.evidence.Trust;
import org.chaperone.ledger.note.VerifierKey;
import org.chaperone.ledger.proof.TlogProof;

/** A proof of one entry, which it carries itself, in sentences. */
record ProofReport(TlogProof proof, Trust trust) {

  boolean print(PrintStream out) throws IOException {
    Optional<byte[]> entry = proof.extra();
    if (entry.isEmpty()) {
      out.println("The proof does not carry its entry, so there is nothing to check it against.");
      return false;
    }
    if (!proof.proves(entry.get(), trust.log())) {
      out.println("The proof does not hold: it is not of an entry of " + name() + ".");
      return false;
    }
    List<VerifierKey> cosigned =
        trust.witnesses().stream().filter(proof.checkpoint()::verifiedBy).toList();
    long names = cosigned.stream().map(VerifierKey::name).distinct().count();
    if (names < trust.witnessesNeeded()) {
      out.printf(
          "The proof does not hold: %d of the witnesses cosigned, not %d.%n",
          names, trust.witnessesNeeded());
      return false;
    }
    out.printf(
        "The proof holds: these %d bytes are entry %d of %s, cosigned by %d witnesses.%n",
        entry.get().length, proof.index(), name(), names);
    return true;
  }

  private String name() {
    return Printable.of(trust.log().name());
  }
}
