package org.chaperone.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.chaperone.ledger.encoding.MalformedException;
import org.chaperone.ledger.evidence.EvidenceBundle;
import org.chaperone.ledger.evidence.EvidenceCheck;
import org.chaperone.ledger.evidence.EvidenceVerdict;
import org.chaperone.ledger.evidence.EvidenceVerdict.Fails;
import org.chaperone.ledger.evidence.EvidenceVerdict.Holds;
import org.chaperone.ledger.proof.TlogProof;

/** Checks an evidence bundle or a proof of one entry, and says in plain sentences what it found. */
public final class Verifier {

  /** It holds. */
  static final int HOLDS = 0;

  /** It does not hold. */
  static final int DOES_NOT_HOLD = 1;

  /** The command was used wrongly. */
  static final int MISUSED = 2;

  /** The file cannot be read, or is neither a bundle nor a proof. */
  static final int UNREADABLE = 3;

  private static final byte[] PROOF = "c2sp.org/tlog-proof@".getBytes(StandardCharsets.US_ASCII);

  private Verifier() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out));
  }

  /** Runs the command; returns its exit code. */
  static int run(List<String> arguments, PrintStream out) {
    if (arguments.isEmpty() || arguments.contains("--help")) {
      out.print(Arguments.USAGE);
      return arguments.isEmpty() ? MISUSED : HOLDS;
    }
    Arguments given;
    try {
      given = Arguments.parse(arguments);
    } catch (IllegalArgumentException | IOException e) {
      out.println("Wrong usage: " + Printable.of(e.getMessage()) + " Try --help.");
      return MISUSED;
    }
    try {
      return check(given, out);
    } catch (MalformedException e) {
      out.println("This file is neither evidence nor a proof: " + Printable.of(e.getMessage()));
      return UNREADABLE;
    } catch (IOException e) {
      out.println(given.file() + " cannot be read.");
      return UNREADABLE;
    }
  }

  private static int check(Arguments given, PrintStream out) throws IOException {
    byte[] bytes = Files.readAllBytes(given.file());
    if (bytes.length >= PROOF.length && Arrays.equals(PROOF, Arrays.copyOf(bytes, PROOF.length))) {
      boolean holds = new ProofReport(TlogProof.parse(bytes), given.trust()).print(out);
      return holds ? HOLDS : DOES_NOT_HOLD;
    }
    EvidenceBundle bundle = EvidenceBundle.parse(bytes);
    EvidenceVerdict verdict = EvidenceCheck.check(bundle, given.trust());
    return switch (verdict) {
      case Fails(String reason) -> {
        out.println("The claim does not hold. " + Printable.of(reason));
        yield DOES_NOT_HOLD;
      }
      case Holds holds -> {
        new BundleReport(bundle, given.trust(), holds).print(out);
        yield HOLDS;
      }
    };
  }
}
