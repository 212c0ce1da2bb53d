package org.chaperone.keyholder.budget;

/** What a budget counts. */
public enum Scope {
  /** Patients of whom photographs or records were opened. */
  PHOTO,
  /** Rows of the roster. */
  ROSTER,
  /** Patients of whom anything was opened under a case. */
  CASE
}
