package org.chaperone.bench.match;

import java.util.List;
import org.chaperone.bench.report.Machine;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.Picture;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.trace.archive.FolderArchive;
import org.chaperone.trace.match.Match;
import org.chaperone.trace.match.Matcher;

/** Gives the same leaked picture to the matcher, as the product does, and to plain PDQ. */
final class Contest {

  private final PictureDecoder decoder = PictureDecoder.standard();
  private final Matcher matcher;
  private final PlainPdq pdq;

  Contest(FolderArchive archive) {
    this.matcher = new Matcher(archive);
    this.pdq = new PlainPdq(archive);
  }

  /**
   * What both said.
   *
   * @param matches of the matcher, best first
   * @param width of the leaked picture, in pixels
   * @param height likewise
   * @param cpuMs CPU time of reading and matching, which use one thread
   * @param wallMs the same by the clock
   * @param pdq photographs that PDQ accepts, nearest first
   * @param pdqCpuMs CPU time of reading, hashing and comparing
   */
  record Answer(
      List<Match> matches,
      int width,
      int height,
      double cpuMs,
      double wallMs,
      List<Integer> pdq,
      double pdqCpuMs) {

    List<Match> copies() {
      return matches.stream().filter(m -> m.finding() == Match.Finding.COPY).toList();
    }
  }

  Answer answer(byte[] leak) {
    long wall = System.nanoTime();
    long cpu = Machine.cpuOfThread();
    return switch (decoder.decode(leak, Matcher.ENOUGH)) {
      case Decoded.Opened opened -> {
        try (Picture picture = opened.picture()) {
          long read = Machine.cpuOfThread();
          List<Match> matches = matcher.match(picture, opened.width(), opened.height());
          long matched = Machine.cpuOfThread();
          double wallMs = ms(wall, System.nanoTime());
          List<Integer> accepted = pdq.accepted(picture);
          double pdqMs = ms(matched, Machine.cpuOfThread()) + ms(cpu, read);
          yield new Answer(
              matches, opened.width(), opened.height(), ms(cpu, matched), wallMs, accepted, pdqMs);
        }
      }
      case Decoded.Unreadable(String reason) ->
          throw new IllegalStateException("a leaked picture cannot be read: " + reason);
    };
  }

  private static double ms(long from, long to) {
    return (to - from) / 1e6;
  }
}
