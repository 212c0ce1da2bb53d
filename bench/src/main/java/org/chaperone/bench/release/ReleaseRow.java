package org.chaperone.bench.release;

/**
 * One figure.
 *
 * @param way what was done: a force alone, a release in process, over a socket, over TLS
 * @param callers how many did it at the same time
 * @param perSecond how often
 * @param p50 milliseconds that half of them took at most
 * @param p99 milliseconds that 99 in 100 took at most
 */
public record ReleaseRow(String way, int callers, double perSecond, double p50, double p99) {}
