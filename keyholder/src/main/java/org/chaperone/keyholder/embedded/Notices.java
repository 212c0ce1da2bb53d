package org.chaperone.keyholder.embedded;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaperone.keyholder.log.LogBook;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.status.Notice;
import org.chaperone.ledger.leaf.Details;
import org.chaperone.ledger.leaf.LeafKind;

/** What the privacy lead was told, read from the ledger. */
final class Notices {

  private static final int MOST = 1_000;

  private final Core core;

  Notices(Core core) {
    this.core = core;
  }

  /** At most the first thousand; ask again from after the last. */
  List<Notice> from(Session session, long index) {
    core.require(session, Role.PRIVACY_LEAD, Role.ADMINISTRATOR);
    List<Notice> notices = new ArrayList<>();
    long size = core.log.size();
    try {
      core.log.read(
          Math.min(Math.max(0, index), size),
          size,
          entry -> {
            if (entry.clear().kind() == LeafKind.ALARM && notices.size() < MOST) {
              notices.add(of(entry));
            }
          });
    } catch (IOException e) {
      throw core.stop(e);
    }
    return notices;
  }

  /** What an entry of kind alarm says. */
  Notice of(LogBook.Read entry) throws IOException {
    return new Notice(
        entry.index(),
        Instant.ofEpochMilli(entry.clear().time()),
        Notice.Kind.valueOf(entry.clear().scope().toUpperCase(Locale.ROOT).replace('-', '_')),
        sentence(core.log.open(entry)));
  }

  /** The sentence, with the reason of the entry it is about as long as that can be opened. */
  private String sentence(Optional<Details> details) throws IOException {
    if (details.isEmpty()) {
      return "";
    }
    String sentence = details.get().facts().getOrDefault("sentence", "");
    String about = details.get().facts().getOrDefault("entry", "");
    if (about.isEmpty()) {
      return sentence;
    }
    long index = Long.parseLong(about);
    String[] reason = {""};
    core.log.read(
        index,
        index + 1,
        entry ->
            reason[0] =
                core.log
                    .open(entry)
                    .flatMap(Details::reason)
                    .orElse("the patient was erased since"));
    return withReason(sentence, reason[0]);
  }

  static String withReason(String sentence, String reason) {
    return sentence + " Reason: " + reason;
  }
}
