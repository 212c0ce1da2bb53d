package org.chaperone.keyholder.share;

/** What photographs are shared for. Whether the patient allows it is the vault's to know. */
public enum Use {
  /** Somebody else treats the patient too, or is asked. */
  CARE,
  /** The patient looks at their own. */
  OWN,
  TEACHING,
  RESEARCH,
  PUBLICATION,
  MARKETING
}
