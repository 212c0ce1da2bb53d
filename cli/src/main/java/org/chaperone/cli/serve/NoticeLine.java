package org.chaperone.cli.serve;

import org.chaperone.keyholder.status.Notice;

/** A notice as a line of the log: that there is one, and of what kind; whom it names is inside. */
final class NoticeLine {

  private NoticeLine() {}

  static String of(Notice notice) {
    return "{\"at\":\"%s\",\"event\":\"notice\",\"kind\":\"%s\",\"entry\":%d}"
        .formatted(notice.time(), notice.kind(), notice.ledgerIndex());
  }
}
