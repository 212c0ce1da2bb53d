package org.chaperone.trace.archive;

import org.chaperone.picture.pdq.PdqHash;

/**
 * What the index knows of one photograph besides its fingerprint.
 *
 * @param path relative to the archive, with {@code /} between its parts
 * @param size of the file, in bytes
 * @param modified when the file was last written, in nanoseconds since 1970
 * @param sha256 of the file, lower-case hex
 * @param width of the upright photograph, in pixels
 * @param height likewise
 * @param frameWidth of the frame of its fingerprint and thumbnail, in pixels
 * @param frameHeight likewise
 * @param pdq perceptual hash, a fast first look for whole pictures
 * @param pdqQuality 0 to 100; below 50 the hash says little
 */
public record Photograph(
    String path,
    long size,
    long modified,
    String sha256,
    int width,
    int height,
    int frameWidth,
    int frameHeight,
    PdqHash pdq,
    int pdqQuality) {}
