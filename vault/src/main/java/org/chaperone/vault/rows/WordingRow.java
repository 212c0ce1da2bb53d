package org.chaperone.vault.rows;

/**
 * A version of the clinic's wording of consent as stored.
 *
 * @param version from 1
 * @param added milliseconds since 1970
 * @param words readable
 * @param tag the keyholder's, of the words
 */
public record WordingRow(long version, long added, String words, byte[] tag) {}
