package org.chaperone.web.administration;

import java.util.List;

/** How everything stands. */
public record AdministrationPage(List<Card> cards) {

  /**
   * One thing to see to.
   *
   * @param name names its texts and its page
   * @param sentence how it stands
   */
  public record Card(String name, String path, State state, String sentence) {}
}
