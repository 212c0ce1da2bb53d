package org.chaperone.web.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.session.Role;
import org.chaperone.vault.Vault;
import org.chaperone.vault.facts.BodySite;
import org.chaperone.vault.facts.Side;
import org.chaperone.vault.templates.Templates;
import org.chaperone.vault.templates.ViewTemplate;
import org.chaperone.vault.templates.WantedView;
import org.chaperone.web.access.Only;
import org.chaperone.web.capture.TemplatePage.Line;
import org.chaperone.web.page.Pages;
import org.chaperone.web.page.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The clinic's own templates of standard views. */
@Controller
final class EditingTemplates {

  private static final int SPARE = 3;

  private final Templates templates;
  private final Pages pages;

  EditingTemplates(Vault vault, Pages pages) {
    this.templates = vault.templates();
    this.pages = pages;
  }

  @GetMapping("/standard-views")
  @Only({Role.DOCTOR, Role.NURSE})
  View all() {
    return pages.show("capture/templates", new TemplatesPage(templates.all(), templates.areOwn()));
  }

  @GetMapping("/standard-views/{place}")
  @Only({Role.DOCTOR, Role.NURSE})
  View one(@PathVariable int place) {
    List<ViewTemplate> all = templates.all();
    if (place < 0 || place > all.size()) {
      throw new IllegalArgumentException("no such template");
    }
    if (place == all.size()) {
      return page(place, true, "", List.of(), "");
    }
    List<Line> lines =
        all.get(place).views().stream()
            .map(
                want ->
                    new Line(
                        want.view().map(Enum::name).orElse(""),
                        want.label(),
                        want.site().map(Enum::name).orElse(""),
                        want.side().map(Enum::name).orElse("")))
            .toList();
    return page(place, false, all.get(place).name(), lines, "");
  }

  private View page(int place, boolean isNew, String name, List<Line> lines, String fault) {
    List<Line> shown = new ArrayList<>(lines);
    while (shown.size() < Math.min(ViewTemplate.MOST, lines.size() + SPARE)) {
      shown.add(new Line("", "", "", ""));
    }
    return pages.show(
        "capture/template",
        new TemplatePage(place, isNew, name, shown, fault),
        fault.isEmpty() ? 200 : 422);
  }

  @PostMapping("/standard-views/{place}")
  @Only({Role.DOCTOR, Role.NURSE})
  Object keep(
      @PathVariable int place,
      @RequestParam String name,
      @RequestParam(defaultValue = "") List<String> view,
      @RequestParam(defaultValue = "") List<String> label,
      @RequestParam(defaultValue = "") List<String> site,
      @RequestParam(defaultValue = "") List<String> side,
      @RequestParam(defaultValue = "") String more) {
    List<ViewTemplate> all = new ArrayList<>(templates.all());
    int count = view.size();
    if (place < 0
        || place > all.size()
        || count > ViewTemplate.MOST
        || label.size() != count
        || site.size() != count
        || side.size() != count) {
      throw new IllegalArgumentException("no such template");
    }
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(new Line(view.get(i), label.get(i).strip(), site.get(i), side.get(i)));
    }
    lines.removeIf(Line::isEmpty);
    boolean isNew = place == all.size();
    if (!more.isEmpty()) {
      return page(place, isNew, name, lines, "");
    }
    try {
      ViewTemplate template =
          new ViewTemplate(name.strip(), lines.stream().map(EditingTemplates::wanted).toList());
      if (isNew) {
        all.add(template);
      } else {
        all.set(place, template);
      }
      templates.keep(all);
    } catch (IllegalArgumentException e) {
      return page(place, isNew, name, lines, Texts.of("views.wrong"));
    }
    return "redirect:/standard-views";
  }

  private static WantedView wanted(Line line) {
    return new WantedView(
        said(line.site()).map(BodySite::valueOf),
        said(line.side()).map(Side::valueOf),
        said(line.view()).map(org.chaperone.vault.facts.View::valueOf),
        line.label());
  }

  private static Optional<String> said(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  @PostMapping("/standard-views/{place}/remove")
  @Only({Role.DOCTOR, Role.NURSE})
  String remove(@PathVariable int place) {
    List<ViewTemplate> all = new ArrayList<>(templates.all());
    if (place < 0 || place >= all.size()) {
      throw new IllegalArgumentException("no such template");
    }
    all.remove(place);
    templates.keep(all);
    return "redirect:/standard-views";
  }

  @PostMapping("/standard-views/shipped")
  @Only({Role.DOCTOR, Role.NURSE})
  String shipped() {
    templates.forgetOwn();
    return "redirect:/standard-views";
  }
}
