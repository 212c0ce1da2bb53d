package org.chaperone.web.page;

import java.util.ArrayList;
import java.util.List;
import org.chaperone.keyholder.session.Role;
import org.chaperone.web.access.SignedIn;

/** Where whoever is signed in can go. */
final class Menu {

  private Menu() {}

  static List<Page.Place> of(SignedIn who, String path) {
    List<Page.Place> places = new ArrayList<>();
    if (who.role() != Role.ADMINISTRATOR) {
      add(places, "/patients", "menu.patients", path);
    }
    if (who.role() != Role.DESK) {
      add(places, "/approvals", "menu.approvals", path);
    }
    if (who.role() == Role.PRIVACY_LEAD || who.role() == Role.ADMINISTRATOR) {
      add(places, "/cases", "menu.cases", path);
    }
    if (who.role() != Role.DESK) {
      add(places, "/shares", "menu.shares", path);
    }
    if (who.role() == Role.PRIVACY_LEAD || who.role() == Role.ADMINISTRATOR) {
      add(places, "/wording", "menu.wording", path);
    }
    add(places, "/account", "menu.account", path);
    return places;
  }

  private static void add(List<Page.Place> places, String to, String text, String path) {
    places.add(new Page.Place(to, Texts.of(text), path.equals(to) || path.startsWith(to + "/")));
  }
}
