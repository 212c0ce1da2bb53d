package org.chaperone.web.administration.keys;

/** How far a copy of the photo store is. */
public sealed interface BackupProgress {

  /** None was made since the server started. */
  record Idle() implements BackupProgress {}

  /** It runs. */
  record Running(long done, long of) implements BackupProgress {}

  /** It is whole. */
  record Done(int copied, int altogether) implements BackupProgress {}

  /** It is not; the one before is, still. */
  record Failed() implements BackupProgress {}
}
