package org.chaperone.web.cases;

import java.util.List;
import java.util.Optional;
import org.chaperone.desk.answer.Answer;
import org.chaperone.desk.answer.PatientAnswer;
import org.chaperone.desk.answer.Tier;
import org.chaperone.desk.paper.CaseRecord;
import org.chaperone.desk.paper.Paper;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.roster.RosterEntry;

/**
 * The answer of a case.
 *
 * @param tier whose patients are listed
 * @param rows some of them
 * @param page which of them, from 0
 * @param pages how many pages there are, 1 or more
 * @param running whether leaked material is being traced
 */
public record AnswerPage(
    CaseHead head,
    Answer answer,
    CaseRecord record,
    Tier tier,
    List<Row> rows,
    int page,
    int pages,
    boolean named,
    boolean running) {

  /**
   * A patient.
   *
   * @param name once it was asked for
   * @param why the strongest reason in words
   */
  public record Row(PatientAnswer answer, Optional<RosterEntry> name, String why) {

    /** What to call the patient where the name was not asked for. */
    public String code() {
      return code(answer.patient());
    }

    /** The beginning of an id, which tells few apart and many enough on a page. */
    public static String code(PatientId patient) {
      return patient.toString().substring(0, 8);
    }

    /** How many photographs are in a tier. */
    public long count(Tier tier) {
      return answer.count(tier);
    }
  }

  /** What was contained and not undone. */
  public Optional<Paper.Contained> contained() {
    return record.contained();
  }

  /** All parts of the answer. */
  public List<Tier> tiers() {
    return List.of(Tier.values());
  }

  /** How many patients are in a part. */
  public int patients(Tier of) {
    return count(answer.patients(), of);
  }

  /** How many photographs are in a part. */
  public int photographs(Tier of) {
    return count(answer.photographs(), of);
  }

  private static int count(org.chaperone.desk.answer.Counts counts, Tier of) {
    return switch (of) {
      case CONFIRMED -> counts.confirmed();
      case POSSIBLE -> counts.possible();
      case EXCLUDED -> counts.excluded();
    };
  }
}
