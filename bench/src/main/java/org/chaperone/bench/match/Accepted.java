package org.chaperone.bench.match;

/**
 * A photograph that was reported as a copy and should not have been, for a person to look at: the
 * data may hold the same picture twice.
 *
 * @param query what the leaked picture was made from
 * @param attack what was done to it
 * @param photograph the file that was reported
 * @param score 0 to 1, as the matcher gave it
 */
record Accepted(String query, String attack, String photograph, double score) {}
