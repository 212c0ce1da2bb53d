package org.chaperone.cli.desk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.chaperone.desk.cases.CaseRoom;
import org.chaperone.keyholder.session.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code chaperone case export}: the answer as files. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Writes the answer as CSV and PDF, and the evidence for it.", ""},
    description = {
      "",
      "Ids, and no names. The evidence is a privacy lead's, one bundle for each account or session;"
          + " chaperone-verifier checks it without this program.",
      ""
    })
final class CaseExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the files.")
  private Path out = Path.of("");

  @Mixin private CasePlace place = new CasePlace();

  /** Something that is written into a file. */
  private interface Writing {
    void to(OutputStream file) throws IOException;
  }

  @Override
  public Integer call() throws Exception {
    return place.inRoom(
        (room, vault, session) -> {
          Files.createDirectories(out);
          write("answer.csv", room::exportCsv);
          write("answer.pdf", room::exportPdf);
          if (session.role() == Role.PRIVACY_LEAD) {
            evidence(room);
          }
          return 0;
        });
  }

  private void evidence(CaseRoom room) throws IOException {
    List<byte[]> bundles = room.evidence();
    for (int i = 0; i < bundles.size(); i++) {
      byte[] bundle = bundles.get(i);
      write("evidence-" + (i + 1) + ".bundle", file -> file.write(bundle));
    }
  }

  private void write(String name, Writing writing) throws IOException {
    Path file = out.resolve(name);
    try (OutputStream to =
        new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
      writing.to(to);
    }
    PrintWriter said = spec.commandLine().getOut();
    said.println(file);
  }
}
