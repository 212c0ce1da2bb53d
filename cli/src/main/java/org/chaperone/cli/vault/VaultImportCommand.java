package org.chaperone.cli.vault;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chaperone.cli.terminal.SafeText;
import org.chaperone.vault.importing.Assignments;
import org.chaperone.vault.importing.FolderImport;
import org.chaperone.vault.importing.ImportReport;
import org.chaperone.vault.importing.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code chaperone vault import}: takes in a folder. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = {"Takes in a folder of photographs.", ""},
    description = {
      "",
      "Files stay where they are. What is in the vault already is recognised by its content: to go"
          + " on after a stop, run it again. Without a list, the name of the folder a file lies in"
          + " is the clinic's number of the patient.",
      "",
      "The list is CSV in UTF-8 with these columns, file and patient at least:",
      "  " + Manifest.COLUMNS,
      ""
    })
final class VaultImportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FOLDER", description = "The photographs.")
  private Path folder = Path.of("");

  @Option(
      names = "--list",
      paramLabel = "FILE",
      description = "Says whose each file is and what it shows.")
  private Optional<Path> list = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Photographs read at a time; by default one for each core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Mixin private VaultPlace place = new VaultPlace();

  @Override
  public Integer call() throws Exception {
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads is a number from 1.");
    }
    Assignments assignments = list.isPresent() ? Manifest.read(list.get()) : Assignments.byFolder();
    return place.signedIn(
        (vault, session) -> {
          ImportReport report =
              new FolderImport(vault, session, folder, assignments, threads).run(new Steps());
          print(report);
          return report.unreadable().isEmpty() && report.unassigned().isEmpty() ? 0 : 3;
        });
  }

  private void print(ImportReport report) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(report.added() + " photographs taken in.");
    if (report.there() > 0) {
      out.println(report.there() + " were in the vault before.");
    }
    if (report.ignored() > 0) {
      out.println(report.ignored() + " files are no pictures.");
    }
    for (ImportReport.Duplicate duplicate : report.duplicates()) {
      out.println(
          SafeText.of(duplicate.path())
              + ": exactly the same file as photograph "
              + duplicate.same());
    }
    for (ImportReport.Unreadable unreadable : report.unreadable()) {
      out.println(
          SafeText.of(unreadable.path()) + ": not taken in: " + SafeText.of(unreadable.reason()));
    }
    for (String unassigned : report.unassigned()) {
      out.println(SafeText.of(unassigned) + ": not taken in: nothing says whose it is.");
    }
  }
}
