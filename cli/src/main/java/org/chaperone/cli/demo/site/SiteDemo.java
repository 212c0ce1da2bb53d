package org.chaperone.cli.demo.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chaperone.cli.serve.UntilStopped;
import org.chaperone.cli.terminal.Paragraph;
import org.chaperone.cli.terminal.ProgressLine;
import org.chaperone.cli.vault.Steps;
import org.chaperone.desk.cases.CaseRoom;
import org.chaperone.desk.paper.Frame;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.seal.SealException;
import org.chaperone.keyholder.session.Session;
import org.chaperone.picture.PictureDecoder;
import org.chaperone.web.Site;
import org.chaperone.web.SiteSettings;

/** Makes a clinic with a site and a case that waits in it, and serves it until Ctrl-C. */
public final class SiteDemo {

  /** The photographs came in the day before, people worked, and the break-in was in the night. */
  private static final Duration TAKEN_IN = Duration.ofHours(24);

  private static final Duration WORKED = Duration.ofHours(20);
  private static final Duration STOLEN = Duration.ofHours(13);

  private final Path folder;
  private final Path archive;
  private final List<String> files;
  private final List<byte[]> others;
  private final PictureDecoder decoder;
  private final Consumer<String> say;
  private final Consumer<String> log;

  /**
   * Prepares it.
   *
   * @param folder that is not there yet
   * @param archive of JPEG files
   * @param files their paths in it, each in the folder of its patient
   * @param others pictures that the leak holds besides: files
   * @param say takes what is to be said, line by line
   * @param log takes the lines of the site's log
   */
  public SiteDemo(
      Path folder,
      Path archive,
      List<String> files,
      List<byte[]> others,
      PictureDecoder decoder,
      Consumer<String> say,
      Consumer<String> log) {
    this.folder = folder;
    this.archive = archive;
    this.files = List.copyOf(files);
    this.others = List.copyOf(others);
    this.decoder = decoder;
    this.say = say;
    this.log = log;
  }

  /**
   * Makes it and serves it until the process is asked to end.
   *
   * @param port to listen at; another one when it is taken
   */
  public void serve(int port, ProgressLine progress)
      throws IOException, InterruptedException, SealException {
    SiteSettings settings =
        SiteSettings.local(free(port)).workingIn(folder.resolve("work")).logging(log);
    try (UntilStopped stop = UntilStopped.watching();
        ShownClinic clinic = new ShownClinic(folder, settings.origin(), ago(TAKEN_IN))) {
      prepare(clinic, progress);
      try (Site _ = Site.start(settings.withDemo(clinic), clinic.vault())) {
        Paragraph.wrapped(
                "The clinic's site is ready, with a case that waits: sign in as Pia, the privacy"
                    + " lead, and open Cases. As Dora or Nora, look at photographs and take some.",
                "")
            .forEach(say);
        say.accept("");
        say.accept("  " + settings.origin());
        say.accept("");
        say.accept("Ctrl-C ends it.");
        stop.await();
      }
    }
  }

  private static Clock ago(Duration time) {
    return Clock.offset(Clock.systemUTC(), time.negated());
  }

  private static int free(int wanted) throws IOException {
    for (int port : new int[] {wanted, 0}) {
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (IOException e) {
        if (port == 0) {
          throw e;
        }
      }
    }
    throw new AssertionError("unreachable");
  }

  private void prepare(ShownClinic clinic, ProgressLine progress)
      throws IOException, InterruptedException, SealException {
    Yesterday yesterday = new Yesterday(clinic, archive, files, decoder);
    yesterday.takeIn(new Steps(progress));
    clinic.sleepUntil(ago(WORKED));
    yesterday.work();
    clinic.sleepUntil(ago(STOLEN));
    Yesterday.Stolen stolen = yesterday.steal();
    clinic.sleepUntil(Clock.systemUTC());
    Path leak = folder.resolve("proof.zip");
    yesterday.leak(leak, others);
    Approval opened =
        clinic.both(
            new Action.OpenCase(
                "Blackmail of this morning", List.of(clinic.account(ShownClinic.PRIVACY_LEAD))));
    CaseId investigation = ((Approval.Opened) opened).investigation();
    Session pia = clinic.signIn(ShownClinic.PRIVACY_LEAD);
    try (CaseRoom room = CaseRoom.open(clinic.vault(), pia, investigation, Clock.systemUTC())) {
      room.frame(
          new Frame(
              List.of(new Suspect.OfAccount(clinic.account(ShownClinic.DOCTOR))),
              stolen.from(),
              Optional.of(stolen.to())));
      room.reckon();
      room.intake(
          "Proof in the mail",
          List.of(leak),
          folder.resolve("tracing"),
          Runtime.getRuntime().availableProcessors(),
          progress);
    }
    Files.delete(leak);
    clinic.keyholder().signOut(pia);
  }
}
