package org.chaperone.keyholder.share;

import java.time.Instant;
import java.util.List;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;

/**
 * Asks for a share.
 *
 * @param photographs 1 to {@value #MOST} of that patient
 * @param reason in a few words that the recipient reads too; at most {@value #LONGEST} characters
 * @param until when it ends, at most thirty days from now
 * @param mostViews how many times photographs may be opened under it, all together: 1 to {@value
 *     #MOST_VIEWS}
 */
public record ShareRequest(
    PatientId patient,
    List<PhotographId> photographs,
    Recipient recipient,
    Use use,
    String reason,
    Instant until,
    int mostViews) {

  /** The most photographs of one share. */
  public static final int MOST = 50;

  /** The longest reason. */
  public static final int LONGEST = 300;

  /** The most views. */
  public static final int MOST_VIEWS = 2_000;

  /** Checks the sizes. */
  public ShareRequest {
    photographs = photographs.stream().distinct().toList();
    if (photographs.isEmpty() || photographs.size() > MOST) {
      throw new IllegalArgumentException("A share has 1 to " + MOST + " photographs.");
    }
    if (reason.length() > LONGEST) {
      throw new IllegalArgumentException("A reason has at most " + LONGEST + " characters.");
    }
    if (mostViews < 1 || mostViews > MOST_VIEWS) {
      throw new IllegalArgumentException("A share has 1 to " + MOST_VIEWS + " views.");
    }
  }
}
