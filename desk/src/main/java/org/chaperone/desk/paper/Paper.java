package org.chaperone.desk.paper;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.chaperone.keyholder.exposure.Exposure;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;

/** Something that happened in a case. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "paper")
public sealed interface Paper {

  /** When it was written down. */
  Instant at();

  /** Who did it. */
  AccountId by();

  /** The frame was set; the last one counts. */
  record Framed(Instant at, AccountId by, Frame frame) implements Paper {}

  /**
   * What was in other hands was cut off.
   *
   * @param locked accounts that were locked
   * @param sessionsEnded how many sessions were ended besides those of locked accounts
   * @param frozen whether every release was stopped
   * @param whole whether all of the frame was cut off; otherwise it failed on the way
   */
  record Contained(
      Instant at,
      AccountId by,
      List<AccountId> locked,
      int sessionsEnded,
      boolean frozen,
      boolean whole)
      implements Paper {
    /** Copies the list. */
    public Contained {
      locked = List.copyOf(locked);
    }
  }

  /** Two people were asked to undo the containing. */
  record UndoAsked(Instant at, AccountId by, String reason) implements Paper {}

  /**
   * What the ledger said.
   *
   * @param frame that it was asked for
   * @param to the end of the time that it was asked for
   * @param answers one for each of the frame's suspects, in their order
   */
  record Reckoned(Instant at, AccountId by, Frame frame, Instant to, List<Exposure> answers)
      implements Paper {
    /** Copies the list. */
    public Reckoned {
      answers = List.copyOf(answers);
    }
  }

  /**
   * Files came in.
   *
   * @param dump what the others of its papers refer to
   */
  record HandedIn(Instant at, AccountId by, String dump, List<Custody> files) implements Paper {
    /** Copies the list. */
    public HandedIn {
      files = List.copyOf(files);
    }
  }

  /** Some of a dump's pictures were traced. */
  record Found(Instant at, AccountId by, String dump, List<Finding> findings) implements Paper {
    /** Copies the list. */
    public Found {
      findings = List.copyOf(findings);
    }
  }

  /**
   * A dump was traced to its end; what was found of one without this is not counted.
   *
   * @param name what people call it
   * @param other files that were neither pictures nor containers
   */
  record Traced(Instant at, AccountId by, String dump, String name, int other) implements Paper {}

  /**
   * Somebody looked at a leaked picture beside a photograph; of one pair the last word counts.
   *
   * @param sha256 of the leaked picture, as in {@link Finding#sha256}
   * @param reason in at most {@value #LONGEST_REASON} characters; may be empty
   */
  record Judged(
      Instant at,
      AccountId by,
      String sha256,
      PhotographId photograph,
      Judgement judgement,
      String reason)
      implements Paper {

    /** The longest reason. */
    public static final int LONGEST_REASON = 300;
  }

  /**
   * Somebody called and was told.
   *
   * @param told the name of the {@link org.chaperone.desk.answer.Tier}
   */
  record Called(Instant at, AccountId by, PatientId patient, String told) implements Paper {}
}
