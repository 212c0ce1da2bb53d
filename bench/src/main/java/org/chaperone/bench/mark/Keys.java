package org.chaperone.bench.mark;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.IntStream;
import org.chaperone.mark.ViewKey;

/** Keys of views: one of each account of a photograph, one of each view, as in a vault. */
record Keys(long seed) {

  ViewKey of(int photograph, int account, int view) {
    return new ViewKey(
        digest("account", photograph, account, 0), digest("view", photograph, account, view));
  }

  /** One view each of the accounts from {@code first} on. */
  List<ViewKey> ofAccounts(int photograph, int first, int count) {
    return IntStream.range(first, first + count).mapToObj(a -> of(photograph, a, 0)).toList();
  }

  /** Views that so many accounts had in turn. */
  List<ViewKey> ofViews(int photograph, int accounts, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> of(photograph, i % accounts, i / accounts))
        .toList();
  }

  private byte[] digest(String part, int photograph, int account, int view) {
    try {
      String text = String.join(" ", part, seed + "", photograph + "", account + "", view + "");
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has SHA-256", e);
    }
  }
}
