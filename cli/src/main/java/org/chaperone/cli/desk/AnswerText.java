package org.chaperone.cli.desk;

import java.io.PrintWriter;
import java.util.Locale;
import org.chaperone.cli.terminal.SafeText;
import org.chaperone.desk.answer.Answer;
import org.chaperone.desk.answer.PatientAnswer;
import org.chaperone.desk.answer.PhotographAnswer;
import org.chaperone.desk.answer.Tier;
import org.chaperone.desk.export.GroundsText;

/** Answers, printed. */
final class AnswerText {

  private AnswerText() {}

  static void print(Answer answer, PrintWriter out) {
    answer.sentences().forEach(text -> out.println(SafeText.of(text)));
  }

  static void print(PatientAnswer patient, PrintWriter out) {
    out.println(word(patient.tier()) + ": patient " + patient.patient());
    patient.grounds().forEach(one -> out.println("    " + SafeText.of(GroundsText.of(one))));
    for (PhotographAnswer one : patient.photographs()) {
      out.println("  " + word(one.tier()) + ": photograph " + one.photograph());
      one.grounds().forEach(g -> out.println("      " + SafeText.of(GroundsText.of(g))));
    }
  }

  static String word(Tier tier) {
    return tier.name().toLowerCase(Locale.ROOT);
  }
}
