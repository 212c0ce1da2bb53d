package org.chaperone.web.capture;

import java.util.EnumSet;
import java.util.Set;
import org.chaperone.vault.facts.BodySite;
import org.chaperone.vault.templates.WantedView;
import org.chaperone.web.page.Texts;
import org.chaperone.web.photograph.Caption;

/** Wanted views in words and line drawings. */
final class StandardViews {

  /** Drawn as a head; all others as a body. */
  private static final Set<BodySite> OF_THE_HEAD = EnumSet.range(BodySite.HEAD, BodySite.NECK);

  private StandardViews() {}

  static String name(WantedView want) {
    return want.label().isBlank()
        ? Caption.capital(Texts.of("view." + want.view().orElseThrow()))
        : want.label();
  }

  /** Its id in {@code views.svg}. */
  static String drawing(WantedView want) {
    String figure = want.site().filter(OF_THE_HEAD::contains).isPresent() ? "head" : "body";
    return figure + "-" + want.view().map(Enum::name).orElse("ANY");
  }
}
