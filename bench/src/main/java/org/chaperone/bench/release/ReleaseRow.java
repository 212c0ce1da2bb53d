package org.chaperone.bench.release;

import org.chaperone.bench.report.Latency;

/**
 * One figure.
 *
 * @param way what was done: a force alone, a release in process or over a socket, a row of an audit
 *     table
 */
public record ReleaseRow(String way, Latency latency) {}
