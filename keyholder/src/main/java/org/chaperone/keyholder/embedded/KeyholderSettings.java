package org.chaperone.keyholder.embedded;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.chaperone.keyholder.session.PasskeyPolicy;
import org.chaperone.keyholder.session.provider.ProviderPolicy;
import org.chaperone.keyholder.status.Notice;
import org.chaperone.ledger.LedgerSettings;
import org.chaperone.ledger.disk.Disk;
import org.chaperone.ledger.disk.RealDisk;

/**
 * What a keyholder runs with.
 *
 * @param passkeys the web site that passkeys are for
 * @param provider the identity provider whose word is taken, if there is one
 * @param ledger turns the plain settings of a ledger into those it is opened with: witnesses, pace
 * @param keyLifetime how long a server may keep a data key, by which an exposure's window is
 *     widened
 * @param isApart whether clients reach it over a network, and so it is on a host of its own
 * @param clock the machine's clock
 * @param nanos the machine's monotonic counter
 * @param disk where it keeps its files
 * @param random for keys, ids and nonces
 * @param told is told every notice at once, besides the ledger; must return quickly
 */
public record KeyholderSettings(
    PasskeyPolicy passkeys,
    Optional<ProviderPolicy> provider,
    UnaryOperator<LedgerSettings> ledger,
    Duration keyLifetime,
    boolean isApart,
    Clock clock,
    LongSupplier nanos,
    Disk disk,
    SecureRandom random,
    Consumer<Notice> told) {

  /** For this machine, embedded, for a site on it. */
  public static KeyholderSettings standard() {
    return new KeyholderSettings(
        new PasskeyPolicy("localhost", java.util.Set.of("http://localhost")),
        Optional.empty(),
        UnaryOperator.identity(),
        Duration.ofMinutes(15),
        false,
        Clock.systemUTC(),
        System::nanoTime,
        new RealDisk(),
        new SecureRandom(),
        notice -> {});
  }

  /** The same for another web site. */
  public KeyholderSettings withPasskeys(PasskeyPolicy policy) {
    return new KeyholderSettings(
        policy, provider, ledger, keyLifetime, isApart, clock, nanos, disk, random, told);
  }

  /** The same with an identity provider. */
  public KeyholderSettings withProvider(ProviderPolicy policy) {
    return new KeyholderSettings(
        passkeys,
        Optional.of(policy),
        ledger,
        keyLifetime,
        isApart,
        clock,
        nanos,
        disk,
        random,
        told);
  }

  /** The same with other settings of the ledger. */
  public KeyholderSettings withLedger(UnaryOperator<LedgerSettings> settings) {
    return new KeyholderSettings(
        passkeys, provider, settings, keyLifetime, isApart, clock, nanos, disk, random, told);
  }

  /** The same, on a host of its own. */
  public KeyholderSettings apart() {
    return new KeyholderSettings(
        passkeys, provider, ledger, keyLifetime, true, clock, nanos, disk, random, told);
  }

  /** The same by another clock. */
  public KeyholderSettings withClock(Clock machine, LongSupplier counter) {
    return new KeyholderSettings(
        passkeys, provider, ledger, keyLifetime, isApart, machine, counter, disk, random, told);
  }

  /** The same on another disk. */
  public KeyholderSettings withDisk(Disk other) {
    return new KeyholderSettings(
        passkeys, provider, ledger, keyLifetime, isApart, clock, nanos, other, random, told);
  }

  /** The same, telling somebody. */
  public KeyholderSettings telling(Consumer<Notice> listener) {
    return new KeyholderSettings(
        passkeys, provider, ledger, keyLifetime, isApart, clock, nanos, disk, random, listener);
  }
}
