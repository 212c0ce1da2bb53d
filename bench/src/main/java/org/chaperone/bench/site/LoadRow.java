package org.chaperone.bench.site;

/**
 * How long one kind of click took, in milliseconds.
 *
 * @param count how many there were
 * @param p50 that half of them took at most
 * @param p95 that 95 in 100 took at most
 * @param p99 that 99 in 100 took at most
 * @param worst that none exceeded
 */
public record LoadRow(String click, int count, double p50, double p95, double p99, double worst) {}
