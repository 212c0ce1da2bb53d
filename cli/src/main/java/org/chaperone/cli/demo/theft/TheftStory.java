package org.chaperone.cli.demo.theft;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chaperone.cli.demo.theft.KnownThings.Kind;
import org.chaperone.cli.terminal.Paragraph;
import org.chaperone.keyholder.exposure.Exposure;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Refused;

/** What happened, in sentences. */
final class TheftStory {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private TheftStory() {}

  private static List<String> paragraph(String text) {
    return Paragraph.wrapped(text, "");
  }

  static List<String> opening() {
    return paragraph(
        "So much for the morning after. Now the same clinic, had its photographs been in a vault of"
            + " Chaperone's: each sealed under a key of its own, and the keys with a keyholder, a"
            + " process apart, that writes every opening into a ledger before a key leaves it.");
  }

  static List<String> morning(
      int photographs, int patients, Set<PhotographId> doras, Set<PhotographId> noras) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(
        paragraph(
            String.format(
                Locale.ROOT,
                "%d photographs of %d patients are sealed. This morning Dora, a doctor, has opened %d of"
                    + " them, and Nora, a nurse, %d.",
                photographs,
                patients,
                doras.size(),
                noras.size())));
    return lines;
  }

  static List<String> disk(
      Looked plain,
      Looked stolen,
      double packedPercent,
      GuessedKeys keys,
      GuessedPassphrases passphrases) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(
        paragraph(
            String.format(
                Locale.ROOT,
                "A thief takes the disk: %,d files, %,.0f MB, database, keyholder and ledger among them."
                    + " The same search through the plain archive and through the stolen disk finds",
                stolen.files(),
                stolen.bytes() / 1e6)));
    lines.add("                                        archive   stolen disk");
    lines.add(row("pictures that open", plain.pictures(), stolen.pictures()));
    lines.add(row("photographs, by pieces of them", plain, stolen, Kind.PHOTOGRAPH));
    lines.add(row("names, numbers and birthdays", plain, stolen, Kind.NAME));
    lines.add(row("names of files", plain, stolen, Kind.FILE_NAME));
    lines.add(row("EXIF of the camera", plain, stolen, Kind.CAMERA));
    lines.addAll(
        paragraph(
            String.format(
                Locale.ROOT,
                "The sealed files pack to %.1f %% of their size, as noise does. Of %,d runs of 32 bytes"
                    + " in the keyholder's files %s a photograph; of %d popular passphrases %s the"
                    + " keyholder, at %.1f s a guess. The right one was never on a disk.",
                packedPercent,
                keys.tried(),
                opens(keys.opened()),
                passphrases.tried(),
                opens(passphrases.opened()),
                passphrases.secondsEach())));
    boolean isSafe =
        stolen.pictures() == 0
            && stolen.known().isEmpty()
            && keys.opened() == 0
            && passphrases.opened() == 0;
    lines.add(
        isSafe
            ? "The thief of the disk has no photograph and no name."
            : "THE THIEF OF THE DISK HAS SOMETHING. That must not be; please report it.");
    return lines;
  }

  private static String opens(int count) {
    return count == 0 ? "none opens" : count + " open";
  }

  private static String row(String what, Looked plain, Looked stolen, Kind kind) {
    return row(what, plain.found(kind), stolen.found(kind));
  }

  private static String row(String what, int plain, int stolen) {
    return String.format(Locale.ROOT, "  %-36s  %7d  %12d", what, plain, stolen);
  }

  static List<String> account(AccountThief.Loot loot) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(
        paragraph(
            String.format(
                Locale.ROOT,
                "Another thief has Dora's key, signs in as Dora and takes whatever is given: %d"
                    + " photographs of %d patients, and the names of %d. What the keyholder says no to:",
                loot.photographs().size(),
                loot.patients().size(),
                loot.names().size())));
    for (Refused refused : loot.refusals()) {
      lines.addAll(Paragraph.wrapped("“" + refused.sentence() + "”", "  "));
    }
    return lines;
  }

  static List<String> answer(Instant from, Exposure exposure, Held held) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(
        paragraph(
            String.format(
                Locale.ROOT,
                "Pia, the privacy lead, asks the ledger what Dora's account can have been used for since"
                    + " %s:",
                TIME.format(from.atZone(ZoneId.systemDefault())))));
    lines.add(
        "  possible: %d photographs of %d patients, and the names of %d more"
            .formatted(
                held.photographsNamed(), exposure.possible().size(), exposure.namesOnly().size()));
    lines.add("  excluded: the other %d photographs".formatted(exposure.photographsExcluded()));
    lines.add("The demo was the thief, so it knows how right that is:");
    lines.add(
        String.format(
            Locale.ROOT,
            "  %d of the %d photographs that were taken are named: recall %.3f",
            held.photographsGot() - held.photographsMissed(),
            held.photographsGot(),
            held.recall()));
    lines.add(
        held.namesMissed() == 0
            ? "  every name that was read is named too"
            : "  %d names that were read are missing".formatted(held.namesMissed()));
    lines.addAll(
        Paragraph.wrapped(
            "%d more are named: Dora opened those herself, less than a quarter of an hour before, and"
                    .formatted(held.ownersOwn())
                + " a server may keep a key that long",
            "  "));
    lines.add(
        held.unexplained() == 0
            ? "  nothing else is named"
            : "  %d are named that nobody opened".formatted(held.unexplained()));
    return lines;
  }

  static List<String> evidence(Path file, VerifierProcess genuine, VerifierProcess forged) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(
        paragraph(
            "The evidence for it can be checked by somebody who trusts none of this, but the keys of"
                + " ledger and witness. The verifier, a program of its own, says:"));
    genuine.lines().stream()
        .filter(line -> !line.startsWith("  "))
        .forEach(line -> lines.addAll(Paragraph.wrapped(line, "  ")));
    lines.add("and after one bit of the file was changed:");
    forged.lines().forEach(line -> lines.addAll(Paragraph.wrapped(line, "  ")));
    lines.add("");
    lines.add("Evidence, keys and the stolen disk, for your own tries: " + file.getParent());
    if (genuine.code() != 0 || forged.code() == 0) {
      lines.add("THE VERIFIER SAID THE WRONG THING. That must not be; please report it.");
    }
    return lines;
  }
}
