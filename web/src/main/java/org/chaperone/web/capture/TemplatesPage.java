package org.chaperone.web.capture;

import java.util.List;
import org.chaperone.vault.templates.ViewTemplate;
import org.chaperone.web.page.Texts;

/**
 * All templates of standard views.
 *
 * @param areOwn whether they are the clinic's, not those that are shipped
 */
public record TemplatesPage(List<ViewTemplate> templates, boolean areOwn) {

  /** The views of one in a line. */
  public String views(ViewTemplate template) {
    return String.join(", ", template.views().stream().map(StandardViews::name).toList());
  }

  /** How many there are, in words. */
  public String count(ViewTemplate template) {
    return Texts.of("views.count", template.views().size());
  }
}
