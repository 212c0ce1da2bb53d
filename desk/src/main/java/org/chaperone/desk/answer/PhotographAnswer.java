package org.chaperone.desk.answer;

import java.util.List;
import org.chaperone.keyholder.id.PhotographId;

/** What a case says of a photograph. */
public record PhotographAnswer(PhotographId photograph, Tier tier, List<Grounds> grounds) {

  /** Copies the list. */
  public PhotographAnswer {
    grounds = List.copyOf(grounds);
  }
}
