package org.chaperone.cli.keyholder;

import java.util.HexFormat;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.keys.SecretBytes;
import org.chaperone.keyholder.session.Enrolment;

/** An enrolment as it is handed over: the account and the code, in one word. */
public final class EnrolmentText {

  private EnrolmentText() {}

  /** A line for the person who hands it over. */
  public static String of(String name, Enrolment enrolment) {
    return "Enrolment of "
        + name
        + ", until "
        + LocalMinute.of(enrolment.until())
        + ": "
        + word(enrolment);
  }

  private static String word(Enrolment enrolment) {
    return enrolment.account() + "-" + enrolment.code().with(HexFormat.of()::formatHex);
  }

  /** The account that a word names. */
  static AccountId account(String word) {
    return AccountId.parse(parts(word)[0]);
  }

  /** The code in a word. */
  static SecretBytes code(String word) {
    return SecretBytes.taking(HexFormat.of().parseHex(parts(word)[1]));
  }

  private static String[] parts(String word) {
    String[] parts = word.strip().split("-", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException(
          "An enrolment is two groups of letters and digits with a dash between them.");
    }
    return parts;
  }
}
