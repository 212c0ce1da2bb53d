package org.chaperone.bench.match;

import org.chaperone.trace.archive.FolderArchive;
import org.chaperone.trace.archive.Photograph;
import org.chaperone.trace.archive.Postings;

/**
 * What an index costs.
 *
 * @param photographs in it
 * @param unreadable files that were none
 * @param megapixels of a photograph, on average
 * @param fingerprintBytes a photograph: its points
 * @param thumbnailBytes a photograph
 * @param otherBytes a photograph: its name, size, checksum, PDQ hash, and its share of headers
 * @param cpuMilliseconds a photograph, all threads
 * @param photographsPerSecondAndCore by CPU time
 * @param photographsPerSecond by the clock, on all threads
 */
public record IndexCost(
    int photographs,
    int unreadable,
    double megapixels,
    double fingerprintBytes,
    double thumbnailBytes,
    double otherBytes,
    double cpuMilliseconds,
    double photographsPerSecondAndCore,
    double photographsPerSecond) {

  static IndexCost of(FolderArchive archive, long cpuNanos, long wallNanos, long indexBytes) {
    double n = Math.max(1, archive.photographs());
    long points = archive.postings().stream().mapToLong(Postings::points).sum();
    double fingerprints = (double) points * Postings.BYTES / n;
    double thumbnails = 0;
    double pixels = 0;
    for (int i = 0; i < archive.photographs(); i++) {
      thumbnails += archive.thumbnail(i).orElseThrow().length / n;
      Photograph p = archive.photograph(i);
      pixels += (double) p.width() * p.height() / n;
    }
    return new IndexCost(
        archive.photographs(),
        archive.unreadable().size(),
        pixels / 1e6,
        fingerprints,
        thumbnails,
        indexBytes / n - fingerprints - thumbnails,
        cpuNanos / n / 1e6,
        n * 1e9 / cpuNanos,
        n * 1e9 / wallNanos);
  }
}
