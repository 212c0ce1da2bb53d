package org.chaperone.desk.paper;

/**
 * A file as it was handed in, before anything else was done with it.
 *
 * @param path as it was named
 * @param bytes its length
 * @param sha256 of its content, in hexadecimal digits
 */
public record Custody(String path, long bytes, String sha256) {}
