package org.chaperone.bench.site;

import java.util.List;

/**
 * A patient as the site's addresses name them.
 *
 * @param patient the id, 32 hexadecimal digits
 * @param photographs likewise, those of one page
 * @param word that finds the patient
 */
public record Gallery(String patient, List<String> photographs, String word) {

  /** Copies the list. */
  public Gallery {
    photographs = List.copyOf(photographs);
  }
}
