package org.chaperone.cli.mark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chaperone.cli.terminal.SafeText;
import org.chaperone.mark.Detection;
import org.chaperone.mark.Detector;
import org.chaperone.mark.ViewKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chaperone mark detect}: which views are in a leak. */
@Command(
    name = "detect",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Tells which views of a photograph are in leaked pictures.", ""},
    description = {
      "",
      "Tries every view of the photograph that the key file holds. A view is named when the chance"
          + " that any innocent one looks like it is at most --chance, over all keys and ways tried"
          + " for all leaks. It names a copy, not a hand: a rendition served in that view is in the"
          + " leak, whoever put it there.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  chaperone mark detect --keys marks.keys photograph.jpg leaked.jpg",
      "",
      "Exit codes: 0 the search is complete, whatever it found; 1 it failed; 2 wrong usage."
    })
final class MarkDetectCommand implements Callable<Integer> {

  private static final double LEAST = 1e-300;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--keys", required = true, paramLabel = "FILE", description = "The key file.")
  private Path keys = Path.of("");

  @Option(
      names = "--chance",
      paramLabel = "P",
      description = "Of naming any innocent view; ${DEFAULT-VALUE} by default.")
  private double chance = 1e-9;

  @Parameters(
      index = "0",
      paramLabel = "PHOTOGRAPH",
      description = "The picture that was marked, as it was before.")
  private Path photograph = Path.of("");

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "LEAK", description = "Leaked pictures.")
  private List<Path> leaks = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    if (!(chance > 0 && chance <= .01)) {
      throw new ParameterException(
          spec.commandLine(), "--chance is a number above 0, at most 0.01.");
    }
    KeyFile file = KeyFile.read(keys);
    try (PictureFile original = PictureFile.read(photograph)) {
      List<KeyFile.View> views = file.viewsOf(original.sha256());
      if (views.isEmpty()) {
        throw new IOException(
            "The key file holds no view of " + photograph + "; it is the file before marking.");
      }
      List<ViewKey> viewKeys = views.stream().map(file::key).toList();
      List<Detection> found = new ArrayList<>();
      for (Path leak : leaks) {
        try (PictureFile leaked = PictureFile.read(leak)) {
          found.add(
              Detector.search(original.picture(), leaked.picture(), Optional.empty(), viewKeys));
        }
      }
      viewKeys.forEach(ViewKey::close);
      long trials = found.stream().mapToLong(d -> 2L * views.size() * d.hypotheses()).sum();
      for (int i = 0; i < leaks.size(); i++) {
        say(leaks.get(i), found.get(i), views, trials);
      }
      return 0;
    }
  }

  private void say(Path leak, Detection found, List<KeyFile.View> views, long trials) {
    PrintWriter out = spec.commandLine().getOut();
    double threshold = Detection.threshold(chance, trials);
    boolean isNamed = false;
    for (int i = 0; i < views.size(); i++) {
      KeyFile.View view = views.get(i);
      Detection.Score score = found.scores().get(i);
      String who = view.account() + ", view " + view.number() + " of " + view.time();
      if (score.view() > threshold) {
        isNamed = true;
        out.println(
            SafeText.of(
                leak
                    + ": a rendition served in this view is in it: "
                    + who
                    + strength(score.view(), trials)));
      } else if (score.account() > threshold) {
        isNamed = true;
        out.println(
            SafeText.of(
                leak
                    + ": a rendition served to this account is in it, in this or another view: "
                    + who
                    + strength(score.account(), trials)));
      }
    }
    if (!isNamed) {
      out.println(
          SafeText.of(
              leak
                  + (found.hypotheses() == 0
                      ? ": could not be laid over the photograph"
                      : ": no view is named")));
    }
    out.flush();
  }

  private static String strength(double z, long trials) {
    double bound = Math.max(LEAST, Math.pow(10, Detection.log10OfChance(z, trials)));
    return String.format(Locale.ROOT, " (z %.1f, chance of a false name at most %.0e)", z, bound);
  }
}
