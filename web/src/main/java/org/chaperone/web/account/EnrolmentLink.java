package org.chaperone.web.account;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.chaperone.keyholder.session.Enrolment;

/** The one-time link with which somebody makes a first passkey. */
public final class EnrolmentLink {

  private EnrolmentLink() {}

  /**
   * The link for somebody, to be handed to them alone.
   *
   * @param origin of the site
   */
  public static String of(URI origin, String name, Enrolment enrolment) {
    return origin
        + "/enrol#"
        + enrolment.account()
        + "."
        + enrolment.code().with(HexFormat.of()::formatHex)
        + "."
        + Bytes.text(name.getBytes(StandardCharsets.UTF_8));
  }
}
