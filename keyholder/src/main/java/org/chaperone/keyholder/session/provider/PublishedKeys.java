package org.chaperone.keyholder.session.provider;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The keys that a provider publishes, kept for a while. They are asked for again every hour, and
 * when a token names one that is not known yet, but never twice in a minute: a provider that is
 * away, or a flood of bad tokens, keeps nobody busy. Where the provider does not answer, those that
 * were known go on for a day.
 */
final class PublishedKeys implements ProviderKeys {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();
  private static final long HOUR = Duration.ofHours(1).toNanos();
  private static final long DAY = Duration.ofDays(1).toNanos();

  private final URI issuer;
  private final Fetching fetching;
  private final LongSupplier nanos;
  private List<JWK> known = List.of();
  private boolean isKnown;
  private boolean wasTried;
  private long fetched;
  private long tried;

  /**
   * Of an issuer.
   *
   * @param nanos a monotonic counter
   */
  PublishedKeys(URI issuer, Fetching fetching, LongSupplier nanos) {
    this.issuer = issuer;
    this.fetching = fetching;
    this.nanos = nanos;
  }

  @Override
  public synchronized List<JWK> matching(Predicate<JWK> wanted) throws IOException {
    long now = nanos.getAsLong();
    List<JWK> found = known.stream().filter(wanted).toList();
    boolean isOld = !isKnown || now - fetched > HOUR;
    if ((isOld || found.isEmpty()) && (!wasTried || now - tried > MINUTE)) {
      fetch(now);
      found = known.stream().filter(wanted).toList();
    }
    if (!isKnown || now - fetched > DAY) {
      throw new IOException("The identity provider's keys are not to be had.");
    }
    return found;
  }

  private void fetch(long now) throws IOException {
    wasTried = true;
    tried = now;
    try {
      known = ProviderKeys.parse(fetching.get(Discovery.of(issuer, fetching).keys()));
      isKnown = true;
      fetched = now;
    } catch (IOException e) {
      if (!isKnown) {
        throw e;
      }
    }
  }
}
