package org.chaperone.vault.importing;

import java.util.List;
import org.chaperone.keyholder.id.PhotographId;

/**
 * What came of an import. Paths are relative to the folder and may name patients: show the report,
 * do not keep it.
 *
 * @param added files that are photographs of the vault now
 * @param there files that were in the vault before this run: nothing to do
 * @param duplicates files with exactly the bytes of another one of this run
 * @param unreadable files that look like pictures and cannot be read, or could not be stored
 * @param unassigned files that nobody says the patient of
 * @param ignored how many files are no pictures and do not call themselves so
 */
public record ImportReport(
    int added,
    int there,
    List<Duplicate> duplicates,
    List<Unreadable> unreadable,
    List<String> unassigned,
    int ignored) {

  /** A file that is another one's copy. */
  public record Duplicate(String path, PhotographId same) {}

  /** A file that was not taken in, and why. */
  public record Unreadable(String path, String reason) {}

  /** Copies the lists. */
  public ImportReport {
    duplicates = List.copyOf(duplicates);
    unreadable = List.copyOf(unreadable);
    unassigned = List.copyOf(unassigned);
  }
}
