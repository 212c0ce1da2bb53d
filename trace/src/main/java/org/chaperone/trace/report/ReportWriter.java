package org.chaperone.trace.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a trace's report into a folder: for programs, for spreadsheets and for people. */
public final class ReportWriter {

  /** The names of the report's files. */
  public static final String JSON = "report.json";

  public static final String CSV = "report.csv";
  public static final String HTML = "report.html";

  private ReportWriter() {}

  /**
   * Writes {@code report.json}, {@code report.csv} and {@code report.html}, each whole or not at
   * all, in place of those of an earlier trace.
   *
   * <p>Memory does not grow with the previews: they are asked for one by one. The page keeps near
   * 64 MB when they keep {@link PreviewBudget}; those that would go far beyond are left out of it.
   *
   * <p>Where the file system knows owners, the files are for their owner alone: they show patients.
   *
   * @param folder is made when it is not there
   */
  public static void write(Path folder, TraceReport report, Previews previews) throws IOException {
    Files.createDirectories(folder);
    AtomicFile.write(folder.resolve(JSON), out -> ReportJson.write(out, report));
    AtomicFile.write(folder.resolve(CSV), out -> ReportCsv.write(out, report));
    AtomicFile.write(folder.resolve(HTML), out -> ReportPage.write(out, report, previews));
  }
}
