package org.chaperone.keyholder.wire;

import java.util.List;
import org.chaperone.keyholder.KeyholderStoppedException;
import org.chaperone.keyholder.encoding.Codings;
import org.chaperone.keyholder.release.Refused;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.session.SessionEnd;
import org.chaperone.keyholder.session.SessionEndedException;
import org.chaperone.keyholder.session.SignInException;
import org.chaperone.ledger.encoding.Cbor;
import org.chaperone.ledger.encoding.MalformedException;

/**
 * Exceptions as answers: {@code [1, kind, detail]}. What is not among them says nothing on the wire
 * but that it happened.
 */
final class Failures {

  private Failures() {}

  static Cbor answer(Throwable failure) {
    return switch (failure) {
      case RefusedException e -> answer("refused", Codings.write(Refused.class, e.refused()));
      case SessionEndedException e -> answer("session-ended", Cbor.of(e.why().name()));
      case SignInException e -> answer("no-sign-in", message(e));
      case KeyholderStoppedException e -> answer("stopped", message(e));
      case IllegalArgumentException e -> answer("wrong-use", message(e));
      default -> answer("failed", Cbor.of(failure.getClass().getSimpleName()));
    };
  }

  private static Cbor message(Exception e) {
    return Cbor.of(String.valueOf(e.getMessage()));
  }

  private static Cbor answer(String kind, Cbor detail) {
    return new Cbor.Items(List.of(Cbor.of(1), Cbor.of(kind), detail));
  }

  static RuntimeException exception(String kind, Cbor detail) throws MalformedException {
    String text = detail instanceof Cbor.Text(String said) ? said : "";
    return switch (kind) {
      case "refused" -> new RefusedException((Refused) Codings.read(Refused.class, detail));
      case "session-ended" ->
          new SessionEndedException((SessionEnd) Codings.read(SessionEnd.class, detail));
      case "no-sign-in" -> new SignInException(text);
      case "stopped" -> new KeyholderStoppedException(text);
      case "wrong-use" -> new IllegalArgumentException(text);
      default ->
          new IllegalStateException("The keyholder failed (" + text + "); its own log says more.");
    };
  }
}
