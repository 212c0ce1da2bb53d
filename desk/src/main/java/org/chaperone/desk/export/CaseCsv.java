package org.chaperone.desk.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chaperone.desk.answer.Answering;
import org.chaperone.desk.answer.Grounds;
import org.chaperone.desk.answer.PatientAnswer;
import org.chaperone.desk.answer.PhotographAnswer;
import org.chaperone.desk.answer.Tier;

/**
 * One row for each photograph, and one for each patient without any: ids, tier, grounds. RFC 4180
 * in UTF-8 with a byte order mark, which office programs need.
 */
public final class CaseCsv {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private CaseCsv() {}

  /** Writes all of it; the stream stays open. */
  public static void write(OutputStream to, Answering answering) throws IOException {
    Writer rows = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    rows.write(BYTE_ORDER_MARK);
    rows.write("patient,patient_tier,patient_grounds,photograph,tier,grounds\r\n");
    try {
      answering.forEach(patient -> write(rows, patient));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    rows.flush();
  }

  private static void write(Writer rows, PatientAnswer patient) {
    String begin =
        patient.patient() + "," + word(patient.tier()) + "," + text(patient.grounds()) + ",";
    try {
      if (patient.photographs().isEmpty()) {
        rows.write(begin + ",,\r\n");
      }
      for (PhotographAnswer one : patient.photographs()) {
        rows.write(
            begin + one.photograph() + "," + word(one.tier()) + "," + text(one.grounds()) + "\r\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String word(Tier tier) {
    return tier.name().toLowerCase(Locale.ROOT);
  }

  /** Always quoted, so that no separator of any locale can start a new cell inside of it. */
  private static String text(List<Grounds> grounds) {
    String all = grounds.stream().map(GroundsText::of).collect(Collectors.joining(" "));
    return '"' + all.replaceAll("\\p{Cntrl}", " ").replace("\"", "\"\"") + '"';
  }
}
