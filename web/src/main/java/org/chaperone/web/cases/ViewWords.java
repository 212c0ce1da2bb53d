package org.chaperone.web.cases;

import org.chaperone.trace.report.NamedView;
import org.chaperone.web.page.Texts;

/** A view that a mark names, in a few words. */
final class ViewWords {

  private ViewWords() {}

  static String of(NamedView view) {
    return view.ledgerIndex()
        .map(entry -> Texts.of("case.view.one", view.account(), entry))
        .orElseGet(() -> Texts.of("case.view.some", view.account(), view.among().size()));
  }
}
