package org.chaperone.keyholder.embedded;

import java.util.ArrayList;
import java.util.List;
import org.chaperone.keyholder.exposure.ExposedPatient;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.status.Level;

/** An exposure's answer in words: what it says, what it rests on, and what it does not say. */
final class ExposureSentences {

  private ExposureSentences() {}

  static List<String> of(
      Suspect whose,
      Level level,
      boolean everything,
      List<ExposedPatient> possible,
      List<PatientId> namesOnly,
      int erased,
      long indexEntries) {
    List<String> sentences = new ArrayList<>();
    int photographs = possible.stream().mapToInt(patient -> patient.photographs().size()).sum();
    if (everything) {
      sentences.add(
          "Everything is possible: at level "
              + level.number()
              + " the keyholder runs on the server's own machine, and whoever has the whole server can read its keys from memory. Nobody can be excluded.");
      sentences.add(
          "The entries of the ledger in that time are listed for what was opened in the ordinary way.");
    }
    sentences.add(
        "On the ledger: "
            + photographs
            + " photographs of "
            + possible.size()
            + " patients released or added, and the names of "
            + namesOnly.size()
            + " more.");
    if (erased > 0) {
      sentences.add(
          erased
              + " patients touched in that time were erased since. They are possible too, and cannot be named any more.");
    }
    if (indexEntries > 0) {
      sentences.add(
          indexEntries
              + " entries of the search index were opened under a case. An open index is as good as blurred copies of those photographs.");
    }
    if (!everything) {
      sentences.add(
          "Excluded is who has no release and no addition in that time"
              + (whose instanceof Suspect.WholeServer
                  ? "."
                  : " by this account or session, provided that the server itself was not in other hands.")
              + " It rests on level "
              + level.number()
              + ", which "
              + level.survives()
              + ".");
    }
    if (level == Level.ZERO) {
      sentences.add(
          "There is no witness: that the ledger was not rewritten since rests on this machine alone.");
    }
    sentences.add("A release that was on its way at a crash may be listed without having left.");
    return sentences;
  }
}
