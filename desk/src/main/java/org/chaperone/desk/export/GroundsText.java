package org.chaperone.desk.export;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chaperone.desk.answer.Grounds;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.trace.report.NamedView;

/** What a tier rests on, in one sentence each, without names of patients. */
public final class GroundsText {

  private static final DateTimeFormatter TIMES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private GroundsText() {}

  /** The sentence. */
  public static String of(Grounds grounds) {
    return switch (grounds) {
      case Grounds.InLeak in ->
          "In the leak “"
              + in.dump()
              + "”: "
              + in.finding().path()
              + " (SHA-256 "
              + in.finding().sha256()
              + "), "
              + in.judged()
                  .map(_ -> "recognised by somebody who looked; no mark names a view.")
                  .orElseGet(() -> in.pair().match().verdict().word() + views(in));
      case Grounds.AnotherShot shot ->
          "The leak “"
              + shot.dump()
              + "” shows another shot of the scene: "
              + shot.finding().path()
              + "; a person must look.";
      case Grounds.PatientInLeak in ->
          "The leak “"
              + in.dump()
              + "” shows the patient, by somebody who looked, in a picture that is not in the"
              + " vault: "
              + in.finding().path()
              + " (SHA-256 "
              + in.finding().sha256()
              + ").";
      case Grounds.RuledOut out ->
          "Somebody looked: "
              + out.finding().path()
              + " of the leak “"
              + out.dump()
              + "” shows something else.";
      case Grounds.Released released ->
          "Released in that time: "
              + released.renditions().stream()
                  .sorted()
                  .map(GroundsText::words)
                  .distinct()
                  .collect(Collectors.joining(", "))
              + entries(released.entries());
      case Grounds.Added added ->
          "Taken in in that time, and so it passed through the server in the clear"
              + entries(added.entries());
      case Grounds.RecordReleased record ->
          "What is written about the patient was released" + entries(record.entries());
      case Grounds.NameSeen _ -> "The name was seen in a list.";
      case Grounds.EverythingPossible(int level) ->
          "The whole server was lost at level " + level + ": everything is possible.";
      case Grounds.NotAskedYet _ -> "The ledger has not been asked yet.";
      case Grounds.AddedSince _ -> "Added after the ledger was asked.";
      case Grounds.NothingReleased none ->
          "No release and no addition of it is on the ledger from "
              + TIMES.format(none.from())
              + " to "
              + TIMES.format(none.to())
              + "; assurance level "
              + none.level()
              + ".";
    };
  }

  private static String words(Rendition rendition) {
    return switch (rendition) {
      case ORIGINAL -> "the original";
      case DISPLAY -> "the picture in full";
      case THUMBNAIL, VERIFICATION -> "a small picture";
      case RECORD -> "what is written about it";
    };
  }

  private static String entries(List<Long> entries) {
    return switch (entries.size()) {
      case 0 -> ".";
      case 1 -> " (ledger entry " + entries.getFirst() + ").";
      default ->
          " (ledger entries "
              + entries.stream().map(String::valueOf).collect(Collectors.joining(", "))
              + ").";
    };
  }

  private static String views(Grounds.InLeak in) {
    List<NamedView> views = in.pair().match().views();
    return views.isEmpty()
        ? "; no mark names a view."
        : "; " + views.stream().map(NamedView::words).collect(Collectors.joining("; ")) + ".";
  }
}
