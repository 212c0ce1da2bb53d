package org.chaperone.web.cases;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.chaperone.desk.paper.CaseRecord;
import org.chaperone.desk.paper.Frame;
import org.chaperone.desk.paper.Paper;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.share.ShareSummary;
import org.chaperone.keyholder.status.AccountSummary;

/**
 * What a case looks at, and cutting it off.
 *
 * @param accounts all there are
 * @param sessions sign-ins of the last time, newest first; none for who may not see them
 * @param shares all that were ever given, the latest first
 * @param own the account of whoever looks, who cannot cut off themselves
 * @param problem what was wrong with what was sent; empty when nothing was
 */
public record FramePage(
    CaseHead head,
    CaseRecord record,
    List<AccountSummary> accounts,
    List<SignInRow> sessions,
    List<ShareSummary> shares,
    AccountSummary own,
    String problem) {

  private static final int DAYS_BACK = 7;

  /** A sign-in. */
  public record SignInRow(SessionId session, String account, Instant time) {}

  /** The present frame. */
  public Optional<Frame> frame() {
    return record.frame();
  }

  /** What was contained and not undone. */
  public Optional<Paper.Contained> contained() {
    return record.contained();
  }

  /** Whether the whole server is in the frame. */
  public boolean isWholeServer() {
    return frame().filter(Frame::isWholeServer).isPresent();
  }

  /** Whether an account is in the frame. */
  public boolean has(AccountSummary account) {
    return suspects().contains(new Suspect.OfAccount(account.id()));
  }

  /** Whether what was seen by a share is in the frame. */
  public boolean has(ShareSummary share) {
    return suspects().contains(new Suspect.OfAccount(share.account()));
  }

  /** Whether a session is in the frame. */
  public boolean has(SignInRow row) {
    return suspects().contains(new Suspect.OfSession(row.session()));
  }

  private List<Suspect> suspects() {
    return frame().map(Frame::suspects).orElse(List.of());
  }

  /** The begin, as a browser's field takes it. */
  public String from() {
    return field(frame().map(Frame::from).orElseGet(FramePage::weekAgo));
  }

  static Instant weekAgo() {
    return Instant.now().minus(DAYS_BACK, ChronoUnit.DAYS);
  }

  /** The end, as a browser's field takes it. */
  public String to() {
    // Up to the next second: what was within must stay within when the form is sent again.
    return frame().flatMap(Frame::to).map(end -> field(end.plusMillis(999))).orElse("");
  }

  private static String field(Instant time) {
    return LocalDateTime.ofInstant(time, ZoneId.systemDefault())
        .truncatedTo(ChronoUnit.SECONDS)
        .toString();
  }

  /** The zone that times are meant in. */
  public String zone() {
    return ZoneId.systemDefault().toString();
  }
}
