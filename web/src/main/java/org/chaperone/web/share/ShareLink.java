package org.chaperone.web.share;

import java.net.URI;
import java.util.HexFormat;
import org.chaperone.keyholder.share.GivenShare;

/** The link of a share. What is secret of it stands behind its #, which browsers do not send. */
public final class ShareLink {

  private ShareLink() {}

  /**
   * The link, for the one person.
   *
   * @param origin of the site
   */
  public static String of(URI origin, GivenShare share) {
    return origin
        + "/share#"
        + share.share()
        + "."
        + share.secret().with(HexFormat.of()::formatHex);
  }
}
