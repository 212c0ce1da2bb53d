package org.chaperone.desk.tracing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.release.ServedView;
import org.chaperone.trace.attribution.ServedRendition;
import org.chaperone.trace.attribution.ServedRendition.Served;
import org.chaperone.trace.attribution.ServedViews;
import org.chaperone.vault.tracing.CaseFiles;

/** The views of a vault's photographs, asked for when a leak shows one of them. */
final class VaultViews implements ServedViews {

  /** What the report holds of a vault, for whoever gets it. */
  private static final List<String> HELD =
      List.of(
          "This report names photographs by their ids, and accounts and sessions where marks name"
              + " views. It holds no patient’s name, no key and no mark. It shows the leaked pictures"
              + " and, of each photograph found, a grey picture of at most 512 pixels: keep it as"
              + " you keep the photographs.",
          "Opening the index, each comparing picture, each rendition and each list of views that"
              + " this trace needed is an entry of the ledger under its case.");

  /** A leak often holds the same photograph many times, close together. */
  private static final int KEPT = 24;

  private final CaseFiles files;
  private final List<PhotographId> ids;
  private final Kept<Integer, List<ServedRendition>> served = new Kept<>(KEPT);

  VaultViews(CaseFiles files, List<PhotographId> ids) {
    this.files = files;
    this.ids = ids;
  }

  @Override
  public List<ServedRendition> of(int photograph) throws IOException {
    return served.get(photograph, () -> asked(ids.get(photograph)));
  }

  private List<ServedRendition> asked(PhotographId photograph) throws IOException {
    Map<Rendition, List<Served>> views = new EnumMap<>(Rendition.class);
    for (ServedView view : Asked.of(() -> files.views(photograph))) {
      try (view) {
        views.computeIfAbsent(view.keys().rendition(), r -> new ArrayList<>()).add(served(view));
      }
    }
    List<ServedRendition> all = new ArrayList<>();
    for (Map.Entry<Rendition, List<Served>> one : views.entrySet()) {
      Optional<byte[]> base = Asked.kept(() -> files.unmarked(photograph, one.getKey()));
      all.add(
          new ServedRendition(one.getKey().name().toLowerCase(Locale.ROOT), base, one.getValue()));
    }
    return all;
  }

  private static Served served(ServedView view) {
    return new Served(
        view.ledgerIndex(),
        view.actor().toString(),
        view.account().orElse(view.actor().toString()),
        view.time().toString(),
        view.session().map(SessionId::toString).orElse(""),
        view.keys().account().copy(),
        view.keys().view().copy());
  }

  @Override
  public List<String> held() {
    return HELD;
  }
}
