package org.chaperone.vault.templates;

import java.util.List;

/**
 * The standard views of a procedure, in the order in which they are taken.
 *
 * @param name of the procedure, in the clinic's words, 1 to {@value WantedView#LONGEST} characters
 * @param views 1 to {@value #MOST}
 */
public record ViewTemplate(String name, List<WantedView> views) {

  /** The most views. */
  public static final int MOST = 20;

  /** Copies the list and checks the bounds. */
  public ViewTemplate {
    views = List.copyOf(views);
    if (name.isBlank() || name.length() > WantedView.LONGEST) {
      throw new IllegalArgumentException("A template has a name of at most 60 characters.");
    }
    if (views.isEmpty() || views.size() > MOST) {
      throw new IllegalArgumentException("A template has 1 to " + MOST + " views.");
    }
  }
}
