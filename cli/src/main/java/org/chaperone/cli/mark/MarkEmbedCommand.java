package org.chaperone.cli.mark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.chaperone.cli.terminal.SafeText;
import org.chaperone.mark.Embedder;
import org.chaperone.mark.Mask;
import org.chaperone.mark.Strength;
import org.chaperone.mark.ViewKey;
import org.chaperone.picture.Picture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chaperone mark embed}: a marked copy of a picture. */
@Command(
    name = "embed",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Writes a copy of a picture, marked for one view.", ""},
    description = {
      "",
      "Notes the view in the key file, then writes the marked copy: PNG, or JPEG at quality 92 when"
          + " the name ends so. The photograph is only read; keep it, it is needed to find the mark.",
      ""
    },
    footer = {
      "",
      "Example:",
      "  chaperone mark embed --keys marks.keys --account ada photograph.jpg for-ada.jpg"
    })
final class MarkEmbedCommand implements Callable<Integer> {

  private static final int QUALITY = 92;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--keys",
      required = true,
      paramLabel = "FILE",
      description = "Key file; made when it does not exist. It is a secret.")
  private Path keys = Path.of("");

  @Option(
      names = "--account",
      required = true,
      paramLabel = "NAME",
      description = "Whom the view is for.")
  private String account = "";

  @Option(
      names = "--strong",
      description = "A stronger mark: 42 dB instead of 44, which trained eyes may see.")
  private boolean isStrong;

  @Parameters(index = "0", paramLabel = "PHOTOGRAPH", description = "The picture to mark.")
  private Path photograph = Path.of("");

  @Parameters(index = "1", paramLabel = "OUT", description = "Where the marked copy goes.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    if (account.isBlank() || account.lines().count() != 1) {
      throw new ParameterException(spec.commandLine(), "--account is a name on one line.");
    }
    if (Files.exists(out)) {
      throw new ParameterException(
          spec.commandLine(), out + " exists already; choose another name.");
    }
    try (PictureFile original = PictureFile.read(photograph)) {
      KeyFile file = KeyFile.at(keys);
      KeyFile.View view = file.add(original.sha256(), account);
      Picture picture = original.picture();
      try (ViewKey key = file.key(view);
          Picture marked =
              Embedder.embed(
                  picture, Mask.of(picture), key, isStrong ? Strength.STRONG : Strength.STANDARD)) {
        Files.write(out, isJpeg() ? marked.jpeg(QUALITY) : marked.png());
      }
      spec.commandLine()
          .getOut()
          .println(SafeText.of("View " + view.number() + " for " + account + ": " + out));
      return 0;
    }
  }

  private boolean isJpeg() {
    String name = out.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".jpg") || name.endsWith(".jpeg");
  }
}
