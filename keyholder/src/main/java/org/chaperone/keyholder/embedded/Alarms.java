package org.chaperone.keyholder.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.administration.Alarm;
import org.chaperone.keyholder.embedded.Core.Actor;
import org.chaperone.keyholder.log.Entry;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import org.chaperone.ledger.leaf.LeafKind;

/** Alarms, and who has looked into them. */
final class Alarms {

  private static final int MOST = 1_000;
  private static final int LONGEST_NOTE = 500;

  private final Core core;
  private final Notices notices;
  private final Chronicle chronicle;

  Alarms(Core core, Notices notices, Chronicle chronicle) {
    this.core = core;
    this.notices = notices;
    this.chronicle = chronicle;
  }

  List<Alarm> latest(Session session, int most) {
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " alarms are listed.");
    }
    core.require(session, Role.ADMINISTRATOR, Role.PRIVACY_LEAD);
    List<Long> all = chronicle.alarms();
    List<Alarm> alarms = new ArrayList<>();
    chronicle.read(
        all.subList(Math.max(0, all.size() - most), all.size()).reversed(),
        entry -> alarms.add(new Alarm(notices.of(entry), chronicle.acknowledged(entry.index()))));
    return alarms;
  }

  void acknowledge(Session session, long entry, String note) {
    Actor actor = core.require(session, Role.ADMINISTRATOR, Role.PRIVACY_LEAD);
    if (note.isBlank() || note.length() > LONGEST_NOTE) {
      throw Core.refuse(Refusal.NO_REASON, "Say in at most 500 characters what came of it.");
    }
    if (!chronicle.alarms().contains(entry)) {
      throw Core.unknown("alarm");
    }
    core.write(
        Entry.of(
            LeafKind.ACCOUNT,
            Chronicle.ACKNOWLEDGED,
            actor.account().pseudonym(),
            Optional.of(actor.session().id()),
            Map.of("entry", Long.toString(entry), "note", note.strip())));
  }
}
