package org.chaperone.desk.cases;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chaperone.desk.answer.Answering;
import org.chaperone.desk.export.CaseCsv;
import org.chaperone.desk.export.CaseReport;
import org.chaperone.desk.paper.CaseRecord;
import org.chaperone.desk.paper.Frame;
import org.chaperone.desk.paper.Judgement;
import org.chaperone.desk.paper.Paper;
import org.chaperone.desk.paper.PaperText;
import org.chaperone.desk.phone.PhoneAnswer;
import org.chaperone.desk.phone.PhoneDesk;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.exposure.Deed;
import org.chaperone.keyholder.exposure.Exposure;
import org.chaperone.keyholder.exposure.ExposureQuery;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.status.CaseSummary;
import org.chaperone.trace.Progress;
import org.chaperone.vault.Vault;
import org.chaperone.vault.papers.CasePapers;

/**
 * A case, opened by one of its members: everything that is done in it goes through here and is
 * written down, sealed, in the vault.
 *
 * <p>Opening it is an entry of the ledger. Two people open and end a case through the keyholder
 * ({@link org.chaperone.keyholder.approval.Action.OpenCase}). A room belongs to one session and is
 * used by one thread at a time.
 */
public final class CaseRoom implements AutoCloseable {

  /** Papers of events; {@link #PICTURE} are small copies of leaked pictures. */
  static final int EVENT = 0;

  static final int PICTURE = 1;

  private final Vault vault;
  private final Session session;
  private final CaseId investigation;
  private final Clock clock;
  private final CasePapers papers;
  private final CaseRecord record = new CaseRecord();
  private long readTo;

  private CaseRoom(
      Vault vault, Session session, CaseId investigation, Clock clock, CasePapers papers) {
    this.vault = vault;
    this.session = session;
    this.investigation = investigation;
    this.clock = clock;
    this.papers = papers;
  }

  /**
   * Opens a case for one of its members, also after its end.
   *
   * @throws org.chaperone.keyholder.release.RefusedException for anybody else
   * @throws IOException when its papers are not what was written
   */
  public static CaseRoom open(Vault vault, Session session, CaseId investigation, Clock clock)
      throws IOException {
    CasePapers papers = vault.papers(session, investigation);
    CaseRoom room = new CaseRoom(vault, session, investigation, clock, papers);
    try {
      room.readOn();
      return room;
    } catch (IOException | RuntimeException e) {
      papers.close();
      throw e;
    }
  }

  /** Reads what others wrote meanwhile. */
  private void readOn() throws IOException {
    papers.read(
        EVENT,
        readTo,
        (number, added, content) -> {
          record.add(PaperText.read(content));
          readTo = number + 1;
        });
  }

  /** Writes a paper down, durably, and knows it from then on. */
  void write(Paper paper) throws IOException {
    papers.add(EVENT, PaperText.write(paper));
    readOn();
  }

  /** Keeps a small copy of a leaked picture. */
  long keep(byte[] picture) throws IOException {
    return papers.add(PICTURE, picture);
  }

  /** Everything written so far. */
  public CaseRecord record() throws IOException {
    readOn();
    return record;
  }

  /** A small copy of a leaked picture, an image file; see {@code Finding.picture}. */
  public byte[] picture(long number) throws IOException {
    return papers.content(number);
  }

  /** Sets what the case looks at; what the ledger said of another frame no longer counts. */
  public void frame(Frame frame) throws IOException {
    write(new Paper.Framed(now(), session.account(), frame));
  }

  /**
   * Cuts off what was in other hands, at once: locks the frame's accounts, ends its sessions, and
   * where the whole server is lost ends all sessions but this one and stops every release.
   *
   * @param freezes whether every release is stopped in any case. A leak cannot be traced meanwhile
   */
  public Paper.Contained contain(boolean freezes, String reason) throws IOException {
    return new Containing(this, vault.keyholder(), session).contain(frame(), freezes, reason);
  }

  /**
   * Asks for the end of what was contained; each request needs a second person.
   *
   * @return one request for each locked account, and one for the releases where they were stopped
   */
  public List<PendingRequest> undo(String reason) throws IOException {
    return new Containing(this, vault.keyholder(), session).undo(reason);
  }

  /**
   * Asks the ledger what was in reach, and writes it down. For a privacy lead; any member answers
   * from it afterwards. While the frame has no end, ask again from time to time.
   */
  public Paper.Reckoned reckon() throws IOException {
    Frame frame = frame();
    Instant end = record.cutOff().orElseGet(this::now);
    Instant to = frame.to().orElse(end);
    List<Exposure> answers = new ArrayList<>();
    for (ExposureQuery query : frame.queries(end)) {
      answers.add(vault.keyholder().exposure(session, query));
    }
    Paper.Reckoned reckoned = new Paper.Reckoned(now(), session.account(), frame, to, answers);
    write(reckoned);
    return reckoned;
  }

  /**
   * Traces leaked material and writes down what it is. Stopped, it goes on when it is called again
   * with the same material and working folder.
   *
   * @param name what people call this dump
   * @param leaks files and folders; never changed
   * @param work holds what was found, in the clear, until all is traced; then it is removed
   * @param threads pictures at a time
   * @return the dump, of which {@link CaseRecord.Dump#news()} is what no earlier one held
   */
  public CaseRecord.Dump intake(
      String name, List<Path> leaks, Path work, int threads, Progress progress)
      throws IOException, InterruptedException {
    return new Intake(this, vault, session, investigation, progress)
        .take(name, leaks, work, threads);
  }

  /**
   * Writes down what somebody says who looked at a leaked picture beside a photograph. Of a pair
   * the last word counts.
   *
   * @param reason in at most {@value Paper.Judged#LONGEST_REASON} characters; may be empty
   * @throws IOException when the case has no such pair, or the pair is proven already
   */
  public void judge(String sha256, PhotographId photograph, Judgement judgement, String reason)
      throws IOException {
    boolean isOpen =
        record().dumps().stream()
            .flatMap(dump -> dump.news().stream())
            .filter(finding -> finding.sha256().equals(sha256))
            .flatMap(finding -> finding.pairs().stream())
            .anyMatch(pair -> pair.photograph().equals(photograph) && pair.isOpenToJudgement());
    if (!isOpen || reason.length() > Paper.Judged.LONGEST_REASON) {
      throw new IOException("There is no such pair in this case that a person can judge.");
    }
    write(new Paper.Judged(now(), session.account(), sha256, photograph, judgement, reason));
  }

  /** Confirmed, possible, excluded. */
  public Answering answering() throws IOException {
    return new Answering(vault.rows(), record());
  }

  /**
   * What the suspects did, oldest first, suspect after suspect. For a privacy lead.
   *
   * @param fromEntry where to go on; 0 at first
   */
  public List<Deed> timeline(long fromEntry) throws IOException {
    List<Deed> deeds = new ArrayList<>();
    for (ExposureQuery query : frame().queries(now())) {
      deeds.addAll(vault.keyholder().deeds(session, query, fromEntry));
    }
    return deeds;
  }

  /**
   * What a caller is told: searches the roster, and writes down that somebody was told. Each
   * patient found counts on the budget of names.
   *
   * @param words of a name, number or birth date
   * @throws org.chaperone.keyholder.release.RefusedException when the budget of names is spent
   */
  public List<PhoneAnswer> lookUp(String words) throws IOException {
    List<PhoneAnswer> found = new PhoneDesk(vault.keyholder(), session, answering()).lookUp(words);
    for (PhoneAnswer one : found) {
      write(
          new Paper.Called(
              now(), session.account(), one.answer().patient(), one.answer().tier().name()));
    }
    return found;
  }

  /** The answer for every patient and photograph, as CSV; ids, and no names. */
  public void exportCsv(OutputStream to) throws IOException {
    CaseCsv.write(to, answering());
  }

  /** The answer as a PDF document, without names. */
  public void exportPdf(OutputStream to) throws IOException {
    new CaseReport(title(), record(), answering()).write(to, now());
  }

  private String title() {
    return vault.keyholder().cases(session).stream()
        .filter(one -> one.id().equals(investigation))
        .map(CaseSummary::title)
        .findFirst()
        .orElse("Case");
  }

  /**
   * The evidence for what the ledger said, one bundle for each suspect, each checked by the
   * stand-alone verifier. For a privacy lead.
   */
  public List<byte[]> evidence() throws IOException {
    Instant end = record().reckoned().map(Paper.Reckoned::to).orElseGet(this::now);
    List<byte[]> bundles = new ArrayList<>();
    for (ExposureQuery query : frame().queries(end)) {
      bundles.add(vault.keyholder().evidence(session, query));
    }
    return bundles;
  }

  private Frame frame() throws IOException {
    return record()
        .frame()
        .orElseThrow(
            () ->
                new IOException(
                    "Say first what the case looks at: accounts, sessions or the whole server, and"
                        + " since when."));
  }

  Instant now() {
    return clock.instant();
  }

  /** Destroys the key of the papers. */
  @Override
  public void close() {
    papers.close();
  }
}
