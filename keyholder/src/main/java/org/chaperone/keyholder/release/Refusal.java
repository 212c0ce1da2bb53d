package org.chaperone.keyholder.release;

/** Why the keyholder said no. */
public enum Refusal {
  /** The account opened as many patients as it may in an hour. */
  ACCOUNT_BUDGET,
  /** The clinic opened more than it ever does, and this account is among the heaviest. */
  CLINIC_BUDGET,
  /** The account's three break-glass releases of the day are spent. */
  BREAK_GLASS_SPENT,
  /** The role may not do this at all. */
  ROLE,
  /** The vault is locked down. */
  LOCKED_DOWN,
  /** The account is locked. */
  ACCOUNT_LOCKED,
  /** Originals leave by an approval of two people, and there is none that covers this. */
  NO_EXPORT_APPROVAL,
  /** It needs an open case that two people approved, of which this account is a member. */
  NO_CASE,
  /** There is no such patient, photograph, account, request or case, or it was erased. */
  UNKNOWN,
  /** The ledger's witnesses have not answered for too long. */
  NO_WITNESS,
  /** A reason is required. */
  NO_REASON,
  /** The patient is sensitive, and this account has to open them with a reason first. */
  SENSITIVE,
  /** Two different people in two different sessions are needed, and this is not another one. */
  SAME_PERSON,
  /** The share has ended, or all its views are spent. */
  SHARE_OVER
}
