package org.chaperone.cli.keyholder;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.chaperone.keyholder.budget.Limits;
import org.chaperone.keyholder.embedded.Created;
import org.chaperone.keyholder.embedded.EmbeddedKeyholder;
import org.chaperone.keyholder.embedded.FirstAccounts;
import org.chaperone.keyholder.embedded.KeyholderSettings;
import org.chaperone.keyholder.seal.RecoveryShare;
import org.chaperone.keyholder.seal.RootFile;
import org.chaperone.keyholder.seal.Seal;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.Enrolment;
import org.chaperone.web.account.EnrolmentLink;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What a new keyholder is made with, as options. */
public final class KeyholderMaking {

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--administrator", paramLabel = "NAME", description = "Who runs it.")
  private Optional<String> administrator = Optional.empty();

  @Option(
      names = "--privacy-lead",
      paramLabel = "NAME",
      description = "Who answers for the patients' privacy; another person.")
  private Optional<String> privacyLead = Optional.empty();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The clinic's time zone, as in Europe/Berlin; this machine's by default.")
  private ZoneId zone = ZoneId.systemDefault();

  @Option(
      names = "--always-open",
      description = "The clinic never closes; else it opens Monday to Saturday, 7 to 20 o'clock.")
  private boolean alwaysOpen;

  /** Whether a folder has a keyholder. */
  public static boolean isIn(Path home) {
    return Files.exists(home.resolve(RootFile.NAME));
  }

  /** Who the first two people are; asks for them when they were not named. */
  public FirstAccounts first() {
    if (administrator.isEmpty() || privacyLead.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "A new keyholder begins with two people: name them by --administrator and"
              + " --privacy-lead.");
    }
    try {
      return new FirstAccounts(administrator.get(), privacyLead.get());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** How an enrolment is handed over. */
  public interface Handing {
    /** A line for the person who hands it over. */
    String of(String name, Enrolment enrolment);
  }

  /**
   * Enrolments as links, with which people make their passkeys.
   *
   * @param origin of the site
   */
  public static Handing asLinks(URI origin) {
    return (name, enrolment) ->
        "  %s, once, until %s:%n    %s"
            .formatted(
                name, LocalMinute.of(enrolment.until()), EnrolmentLink.of(origin, name, enrolment));
  }

  /** Makes a keyholder, and prints what is shown once. */
  public EmbeddedKeyholder make(Path home, Seal seal, FirstAccounts first, PrintWriter out)
      throws IOException, SealException {
    return make(home, seal, first, KeyholderSettings.standard(), EnrolmentText::of, out);
  }

  /** Makes a keyholder with other settings, and prints what is shown once. */
  public EmbeddedKeyholder make(
      Path home,
      Seal seal,
      FirstAccounts first,
      KeyholderSettings settings,
      Handing handing,
      PrintWriter out)
      throws IOException, SealException {
    Limits limits = Limits.defaults(zone);
    Created created =
        EmbeddedKeyholder.create(
            home, seal, alwaysOpen ? limits.alwaysOpen() : limits, first, settings);
    out.println(
        "The recovery kit. Print it now; it is stored nowhere. Hand the five shares to five");
    out.println("people: any three of them open the keyholder when its seal is lost.");
    for (RecoveryShare share : created.kit()) {
      out.println("  " + share.number() + " of 5  " + share.printed());
    }
    out.println();
    out.println("Hand these over, each to that person alone:");
    out.println(handing.of(first.administrator(), created.administrator()));
    out.println(handing.of(first.privacyLead(), created.privacyLead()));
    out.println();
    return created.keyholder();
  }
}
