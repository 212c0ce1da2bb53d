package org.chaperone.keyholder.approval;

import java.time.Instant;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.session.Enrolment;

/** What came of an approved action. */
public sealed interface Approval {

  /** The entry of the ledger that records it. */
  long ledgerIndex();

  /** It is done, and there is nothing more to say. */
  record Done(long ledgerIndex) implements Approval {}

  /** An account was made or its credential renewed; the enrolment is for its holder. */
  record Enrolled(long ledgerIndex, Enrolment enrolment) implements Approval {}

  /** A case was opened. */
  record Opened(long ledgerIndex, CaseId investigation) implements Approval {}

  /** Something is allowed for a time. */
  record Allowed(long ledgerIndex, Instant until) implements Approval {}

  /**
   * Keys were destroyed.
   *
   * @param erasedAt when
   * @param finalAt when the last backup expires that could bring them back
   */
  record Erased(long ledgerIndex, Instant erasedAt, Instant finalAt) implements Approval {}
}
