package org.chaperone.trace.archive;

/**
 * A file of the archive that looks like a photograph and could not be read.
 *
 * @param path relative to the archive
 * @param reason one clear sentence
 */
public record UnreadableFile(String path, String reason) {}
