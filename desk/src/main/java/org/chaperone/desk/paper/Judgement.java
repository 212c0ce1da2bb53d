package org.chaperone.desk.paper;

/** What somebody who looked says of a leaked picture and a photograph that it may show. */
public enum Judgement {
  /** It was made from this photograph. */
  THIS_PHOTOGRAPH,
  /** It shows this patient, in a picture that the vault does not have. */
  THIS_PATIENT,
  /** It shows somebody or something else. */
  NOT_THEIRS,
  /** What was said before is taken back; somebody has to look again. */
  TAKEN_BACK
}
