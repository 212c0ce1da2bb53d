package org.chaperone.desk.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chaperone.desk.paper.CaseRecord;
import org.chaperone.desk.paper.Custody;
import org.chaperone.desk.paper.Finding;
import org.chaperone.desk.paper.Paper;
import org.chaperone.desk.tracing.VaultSource;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.session.Session;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.trace.Progress;
import org.chaperone.trace.Trace;
import org.chaperone.trace.report.Preview;
import org.chaperone.trace.report.Previews;
import org.chaperone.trace.report.TraceReport;
import org.chaperone.vault.Vault;

/**
 * Takes a dump into the case: custody first, then the trace, then the findings; the last paper
 * makes it count.
 */
final class Intake {

  /** Files or findings in one paper. */
  private static final int AT_ONCE = 200;

  private final CaseRoom room;
  private final Vault vault;
  private final Session session;
  private final CaseId investigation;
  private final Progress progress;

  Intake(CaseRoom room, Vault vault, Session session, CaseId investigation, Progress progress) {
    this.room = room;
    this.vault = vault;
    this.session = session;
    this.investigation = investigation;
    this.progress = progress;
  }

  CaseRecord.Dump take(String name, List<Path> leaks, Path work, int threads)
      throws IOException, InterruptedException {
    String dump = UUID.randomUUID().toString();
    List<Custody> files = HandingIn.of(leaks);
    for (int at = 0; at < files.size(); at += AT_ONCE) {
      room.write(
          new Paper.HandedIn(
              room.now(),
              session.account(),
              dump,
              files.subList(at, Math.min(files.size(), at + AT_ONCE))));
    }
    VaultSource source =
        new VaultSource("the vault", vault.under(session, investigation), progress);
    Trace trace = new Trace(source, leaks, work, threads, PictureDecoder.standard(), progress);
    trace.run((report, previews) -> keep(dump, name, report, previews));
    return room.record().dumps().stream()
        .filter(one -> one.traced().dump().equals(dump))
        .findFirst()
        .orElseThrow();
  }

  private void keep(String dump, String name, TraceReport report, Previews previews)
      throws IOException {
    Set<String> known = room.record().knownAnswers();
    List<Finding> some = new ArrayList<>();
    for (TraceReport.Item item : report.items()) {
      Finding bare = finding(item);
      // The same picture twice in one dump is one piece of news.
      boolean isNews = known.add(bare.answer());
      some.add(
          new Finding(
              bare.path(),
              bare.sha256(),
              bare.verdict(),
              bare.reason(),
              bare.pairs(),
              isNews ? picture(item, bare, previews) : Optional.empty(),
              isNews));
      if (some.size() == AT_ONCE) {
        flush(dump, some);
      }
    }
    flush(dump, some);
    room.write(
        new Paper.Traced(room.now(), session.account(), dump, name, report.summary().other()));
  }

  private void flush(String dump, List<Finding> some) throws IOException {
    if (!some.isEmpty()) {
      room.write(new Paper.Found(room.now(), session.account(), dump, some));
      some.clear();
    }
  }

  private Finding finding(TraceReport.Item item) {
    List<Finding.Pair> pairs = new ArrayList<>();
    for (TraceReport.Match match : item.matches()) {
      PhotographId photograph = PhotographId.parse(match.photograph());
      Optional<PatientId> patient = vault.rows().patientOf(photograph);
      // One that was erased while it was traced names nobody any more.
      patient.ifPresent(whose -> pairs.add(new Finding.Pair(photograph, whose, match)));
    }
    return new Finding(
        item.path(), item.sha256(), item.verdict(), item.reason(), pairs, Optional.empty(), false);
  }

  private Optional<Long> picture(TraceReport.Item item, Finding finding, Previews previews)
      throws IOException {
    if (finding.pairs().isEmpty()) {
      return Optional.empty();
    }
    Optional<Preview> preview = previews.leaked(item);
    return preview.isEmpty() ? Optional.empty() : Optional.of(room.keep(preview.get().file()));
  }
}
