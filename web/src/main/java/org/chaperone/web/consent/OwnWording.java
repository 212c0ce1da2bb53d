package org.chaperone.web.consent;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaperone.vault.consent.Purpose;
import org.chaperone.vault.consent.Wording;
import org.chaperone.web.page.Texts;

/** The wording that comes with Chaperone, until the clinic has written its own. */
public final class OwnWording {

  private OwnWording() {}

  /** Its version is 0: nobody put it in force. */
  public static Wording get() {
    Map<Purpose, String> purposes =
        Stream.of(Purpose.values())
            .collect(Collectors.toMap(one -> one, one -> Texts.of("wording.own." + one)));
    return new Wording(
        0,
        Texts.of("wording.own.opening").replace("|", "\n\n"),
        purposes,
        Texts.of("wording.own.closing").replace("|", "\n\n"));
  }
}
