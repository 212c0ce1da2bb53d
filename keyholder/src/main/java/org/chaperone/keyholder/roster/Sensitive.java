package org.chaperone.keyholder.roster;

import java.util.List;
import org.chaperone.keyholder.id.AccountId;

/**
 * A patient whose name is not everybody's to see: lists show the alias, and opening takes a reason.
 *
 * @param alias what stands for the name, 2 to {@value #LONGEST} characters; says nothing about it
 * @param treating accounts that see the name and open the patient as they open others, at most
 *     {@value #MOST_TREATING}; left out where the name is not shown
 */
public record Sensitive(String alias, List<AccountId> treating) {

  /** The longest alias. */
  public static final int LONGEST = 60;

  /** The most accounts. */
  public static final int MOST_TREATING = 50;

  /** Copies the list and checks the lengths. */
  public Sensitive {
    treating = List.copyOf(treating);
    if (alias.strip().length() < 2 || alias.length() > LONGEST) {
      throw new IllegalArgumentException("An alias has 2 to " + LONGEST + " characters.");
    }
    if (treating.size() > MOST_TREATING) {
      throw new IllegalArgumentException("At most " + MOST_TREATING + " accounts are named.");
    }
  }

  /** What is left for whoever does not see the name. */
  Sensitive closed() {
    return new Sensitive(alias, List.of());
  }

  /** Says nothing: aliases stand for people. */
  @Override
  public String toString() {
    return "Sensitive[not shown]";
  }
}
