package org.chaperone.desk.export;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chaperone.desk.answer.Grounds;
import org.chaperone.trace.report.NamedView;

/** What a tier rests on, in one sentence each, without names of patients. */
public final class GroundsText {

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
              + in.pair().match().verdict().word()
              + views(in.pair().match().views());
      case Grounds.AnotherShot shot ->
          "The leak “"
              + shot.dump()
              + "” shows another shot of the scene: "
              + shot.finding().path()
              + "; a person must look.";
      case Grounds.Released released ->
          "Released in the frame: "
              + released.renditions().stream()
                  .map(one -> one.name().toLowerCase(Locale.ROOT))
                  .sorted()
                  .collect(Collectors.joining(", "))
              + entries(released.entries());
      case Grounds.Added added -> "Added in the frame" + entries(added.entries());
      case Grounds.RecordReleased record -> "The record was released" + entries(record.entries());
      case Grounds.NameSeen _ -> "The name was seen in a list.";
      case Grounds.EverythingPossible(int level) ->
          "The whole server was lost at level " + level + ": everything is possible.";
      case Grounds.NotAskedYet _ -> "The ledger has not been asked yet.";
      case Grounds.AddedSince _ -> "Added after the ledger was asked.";
      case Grounds.NothingReleased none ->
          "No release and no addition from "
              + none.from()
              + " to "
              + none.to()
              + "; level "
              + none.level()
              + ".";
    };
  }

  private static String entries(List<Long> entries) {
    return entries.isEmpty()
        ? "."
        : "; of this patient, entries "
            + entries.stream().map(String::valueOf).collect(Collectors.joining(", "))
            + ".";
  }

  private static String views(List<NamedView> views) {
    return views.isEmpty()
        ? "; no mark names a view."
        : "; " + views.stream().map(NamedView::words).collect(Collectors.joining("; ")) + ".";
  }
}
