package org.chaperone.vault.facts;

/** Which side of the body, with the qualifier in SNOMED CT. */
public enum Side {
  LEFT("7771000"),
  RIGHT("24028007"),
  BOTH("51440002");

  private final String code;

  Side(String code) {
    this.code = code;
  }

  /** The SNOMED CT concept id. */
  public String code() {
    return code;
  }
}
