package org.chaperone.bench.scale;

import java.util.List;
import org.chaperone.bench.report.Machine;
import org.chaperone.bench.report.Spread;

/**
 * The figures of one run.
 *
 * @param command as it was typed
 * @param machine it ran on
 * @param sizes each archive, growing
 */
record ScaleReport(String command, Machine machine, List<Row> sizes) {

  /**
   * One archive.
   *
   * @param photographs in it
   * @param points of all fingerprints
   * @param files of the index
   * @param mappedBytes of these files; they are mapped, not read
   * @param fingerprintBytes a photograph
   * @param otherBytes a photograph: thumbnail, name, checksum, PDQ hash
   * @param liveHeap with the archive open and nothing asked, in bytes, garbage collected
   * @param openSeconds until the archive can be asked, its index being there
   * @param queries asked
   * @param found of these, the photograph was the best copy reported
   * @param wrong copies reported of others
   * @param queryMs CPU time of a query
   * @param beyondFeaturesMs the part of it that may depend on the archive: voting and comparing
   */
  record Row(
      int photographs,
      long points,
      int files,
      long mappedBytes,
      double fingerprintBytes,
      double otherBytes,
      long liveHeap,
      double openSeconds,
      int queries,
      int found,
      int wrong,
      Spread queryMs,
      Spread beyondFeaturesMs) {}
}
