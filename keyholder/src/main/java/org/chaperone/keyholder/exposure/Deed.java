package org.chaperone.keyholder.exposure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.id.SessionId;

/**
 * Something that was done, as the ledger has it.
 *
 * @param entry of the ledger
 * @param account what colleagues know the account by; none when the keyholder did it, or when the
 *     account is younger than the backup that the keyholder was restored from
 * @param kind the ledger's word: sign-in, release, deny, add, …
 * @param scope of what, in the ledger's words
 * @param objects how many photographs or rows
 * @param session of which sign-in, where that can still be read
 * @param patient whose; none when it concerns nobody or the patient was erased
 * @param photographs which
 * @param reason that was given, or empty
 */
public record Deed(
    long entry,
    Instant time,
    Optional<String> account,
    String kind,
    String scope,
    long objects,
    Optional<SessionId> session,
    Optional<PatientId> patient,
    List<PhotographId> photographs,
    String reason) {

  /** The most that come at a time. */
  public static final int AT_ONCE = 1_000;

  /** Copies the list. */
  public Deed {
    photographs = List.copyOf(photographs);
  }
}
