package org.chaperone.cli.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chaperone.cli.terminal.TypedTime;
import org.chaperone.desk.paper.Frame;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chaperone case frame}: in whose hands what was, and since when. */
@Command(
    name = "frame",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Says what was in other hands, and since when; says at once how many at most.", ""})
final class CaseFrameCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(exclusive = false, multiplicity = "1")
  private Whose whose = new Whose();

  /** What was in other hands. */
  static final class Whose {
    @Option(
        names = "--account",
        paramLabel = "NAME",
        description = "An account; may be given again.")
    private List<String> accounts = List.of();

    @Option(names = "--session", paramLabel = "ID", description = "One session; may be repeated.")
    private List<String> sessions = List.of();

    @Option(names = "--server", description = "The whole photo server.")
    private boolean server;
  }

  @Option(
      names = "--from",
      required = true,
      paramLabel = "TIME",
      description = "When it began at the earliest: 2026-03-02T18:00, here; or with a Z, UTC.")
  private String from = "";

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "When it ended at the latest; without, it goes on until it is contained.")
  private Optional<String> to = Optional.empty();

  @Mixin private CasePlace place = new CasePlace();

  @Override
  public Integer call() throws Exception {
    return place.inRoom(
        (room, vault, session) -> {
          room.frame(
              new Frame(
                  suspects(vault.keyholder(), session),
                  TypedTime.of(spec, from),
                  to.map(text -> TypedTime.of(spec, text))));
          if (session.role() == Role.PRIVACY_LEAD) {
            room.reckon();
          }
          AnswerText.print(room.answering().answer(), spec.commandLine().getOut());
          return 0;
        });
  }

  private List<Suspect> suspects(Keyholder keyholder, Session session) throws IOException {
    List<Suspect> suspects = new ArrayList<>();
    if (whose.server) {
      suspects.add(new Suspect.WholeServer());
    }
    AccountNames.ids(keyholder, session, whose.accounts)
        .forEach(id -> suspects.add(new Suspect.OfAccount(id)));
    whose.sessions.forEach(id -> suspects.add(new Suspect.OfSession(SessionId.parse(id))));
    return suspects;
  }
}
