package org.chaperone.drawn.body;

/** The part of the body a photograph is of. */
public enum Site {
  FOREARM("forearm", true),
  HAND("hand", true),
  ELBOW("elbow", true),
  SHOULDER("shoulder", true),
  BACK("back", false),
  KNEE("knee", true),
  SHIN("shin", true),
  CALF("calf", true),
  HAIRLINE("hairline", false),
  FACE("face", false);

  private final String label;
  private final boolean sided;

  Site(String label, boolean sided) {
    this.label = label;
    this.sided = sided;
  }

  /** The word for it in a file name. */
  public String label() {
    return label;
  }

  /** Whether a patient has a left and a right one. */
  public boolean sided() {
    return sided;
  }
}
