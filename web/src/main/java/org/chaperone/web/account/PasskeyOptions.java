package org.chaperone.web.account;

import java.util.List;
import org.chaperone.keyholder.session.Challenge;
import org.chaperone.web.SiteSettings;

/**
 * What a browser's {@code navigator.credentials} takes, and the challenge's name.
 *
 * @param passkeys those that the account has
 */
record PasskeyOptions(String id, String challenge, String rpId, List<String> passkeys) {

  static PasskeyOptions of(Challenge challenge, SiteSettings settings) {
    return new PasskeyOptions(
        challenge.id().toString(),
        Bytes.text(challenge.bytes()),
        String.valueOf(settings.origin().getHost()),
        challenge.passkeys().stream().map(Bytes::text).toList());
  }
}
