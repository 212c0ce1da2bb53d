package org.chaperone.web.page;

import java.util.ArrayList;
import java.util.List;
import org.chaperone.keyholder.session.Role;
import org.chaperone.web.access.SignedIn;

/** Where whoever is signed in can go. */
final class Menu {

  private Menu() {}

  static List<Page.Place> of(SignedIn who, String path, int waiting) {
    List<Page.Place> places = new ArrayList<>();
    if (who.role() != Role.ADMINISTRATOR) {
      add(places, "/patients", "menu.patients", path);
    }
    if (who.role() != Role.DESK) {
      places.add(place("/approvals", "menu.approvals", path, waiting));
    }
    if (who.isOneOf(Role.PRIVACY_LEAD, Role.ADMINISTRATOR)) {
      add(places, "/cases", "menu.cases", path);
      add(places, "/administration", "menu.administration", path);
    }
    if (who.role() != Role.DESK) {
      add(places, "/shares", "menu.shares", path);
    }
    return places;
  }

  private static void add(List<Page.Place> places, String to, String text, String path) {
    places.add(place(to, text, path, 0));
  }

  private static Page.Place place(String to, String text, String path, int waiting) {
    boolean isHere = path.equals(to) || path.startsWith(to + "/");
    return new Page.Place(to, Texts.of(text), isHere, waiting);
  }
}
