package org.chaperone.cli.vault;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.chaperone.cli.keyholder.KeyholderPlace;
import org.chaperone.cli.terminal.SafeText;
import org.chaperone.cli.terminal.TypedTime;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.exposure.ExposedPatient;
import org.chaperone.keyholder.exposure.ExposedPhotograph;
import org.chaperone.keyholder.exposure.Exposure;
import org.chaperone.keyholder.exposure.ExposureQuery;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.roster.Found;
import org.chaperone.keyholder.roster.NotShown;
import org.chaperone.keyholder.roster.RosterHit;
import org.chaperone.keyholder.session.Session;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chaperone exposure}: what could have been taken, and what could not. */
@Command(
    name = "exposure",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Answers from the ledger what could have been taken, and proves it.", ""},
    description = {
      "",
      "For the privacy lead. Patients and photographs are named by their ids; --names looks the"
          + " patients up in the roster, which is a release like any other.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  chaperone exposure --account Dora --from 2026-03-02T18:00 --to 2026-03-03T07:30 --bundle"
          + " dora.evidence --vault /srv/vault --as Pia"
    })
public final class ExposureCommand implements Callable<Integer> {

  private static final int NAMES_AT_ONCE = 50;

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(multiplicity = "1")
  private Whose whose = new Whose();

  /** Whose doing is looked at. */
  static final class Whose {
    @Option(
        names = "--account",
        paramLabel = "NAME",
        description = "What an account could have been used for; its name or id.")
    private Optional<String> account = Optional.empty();

    @Option(names = "--session", paramLabel = "ID", description = "The same of one session.")
    private Optional<String> session = Optional.empty();

    @Option(names = "--server", description = "The same of the whole photo server.")
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
      description = "When it was contained at the latest; now by default.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--bundle",
      paramLabel = "FILE",
      description = "Write the evidence there, for an outsider to check.")
  private Optional<Path> bundle = Optional.empty();

  @Option(names = "--names", description = "Look up the patients' names.")
  private boolean names;

  @Mixin private KeyholderPlace place = new KeyholderPlace();

  @Override
  public Integer call() throws Exception {
    try (Keyholder keyholder = place.keyholder()) {
      Session session = place.signIn(keyholder);
      ExposureQuery query =
          new ExposureQuery(
              suspect(keyholder, session),
              TypedTime.of(spec, from),
              to.isPresent() ? TypedTime.of(spec, to.get()) : Instant.now());
      print(keyholder, session, keyholder.exposure(session, query));
      if (bundle.isPresent()) {
        Files.write(
            bundle.get(), keyholder.evidence(session, query), StandardOpenOption.CREATE_NEW);
        spec.commandLine()
            .getOut()
            .println(
                "Evidence: "
                    + bundle.get()
                    + ". The verifier checks it without this program: java -jar chaperone-verifier.jar "
                    + bundle.get()
                    + " --log KEY");
      }
    }
    return 0;
  }

  private Suspect suspect(Keyholder keyholder, Session session) throws IOException {
    if (whose.server) {
      return new Suspect.WholeServer();
    }
    if (whose.session.isPresent()) {
      return new Suspect.OfSession(SessionId.parse(whose.session.get()));
    }
    String wanted = whose.account.orElseThrow();
    return keyholder.accounts(session).stream()
        .filter(a -> a.name().equals(wanted) || a.id().toString().equals(wanted))
        .findFirst()
        .map(a -> new Suspect.OfAccount(a.id()))
        .orElseThrow(() -> new IOException("There is no account of that name or id."));
  }

  private void print(Keyholder keyholder, Session session, Exposure exposure) {
    PrintWriter out = spec.commandLine().getOut();
    exposure.sentences().forEach(s -> out.println(SafeText.of(s)));
    List<PatientId> ids = new ArrayList<>(exposure.namesOnly());
    exposure.possible().forEach(p -> ids.add(p.patient()));
    if (names) {
      printNames(keyholder, session, ids);
    }
    for (ExposedPatient patient : exposure.possible()) {
      out.println(
          "possible: patient "
              + patient.patient()
              + (patient.recordReleased() ? ", the record" : "")
              + ", entries "
              + patient.entries());
      for (ExposedPhotograph photograph : patient.photographs()) {
        out.println(
            "  photograph "
                + photograph.photograph()
                + ": "
                + photograph.renditions().stream()
                    .map(r -> r.name().toLowerCase(Locale.ROOT))
                    .sorted()
                    .collect(Collectors.joining(", "))
                + (photograph.added() ? " (added in that time)" : ""));
      }
    }
    for (PatientId patient : exposure.namesOnly()) {
      out.println("possible: patient " + patient + ", the roster's entry alone");
    }
  }

  private void printNames(Keyholder keyholder, Session session, List<PatientId> ids) {
    PrintWriter out = spec.commandLine().getOut();
    for (int at = 0; at < ids.size(); at += NAMES_AT_ONCE) {
      List<PatientId> some = ids.subList(at, Math.min(ids.size(), at + NAMES_AT_ONCE));
      switch (keyholder.namesOf(session, some)) {
        case NotShown(var refused) -> out.println("No names: " + refused.sentence());
        case Found found -> {
          for (RosterHit hit : found.hits()) {
            out.println(
                SafeText.of(
                    "patient "
                        + hit.patient()
                        + " is "
                        + hit.entry().familyName()
                        + ", "
                        + hit.entry().givenNames()
                        + " ("
                        + hit.entry().number()
                        + ")"));
          }
        }
      }
    }
  }
}
