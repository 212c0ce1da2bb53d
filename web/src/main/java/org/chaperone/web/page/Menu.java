package org.chaperone.web.page;

import java.util.ArrayList;
import java.util.List;

/** Where whoever is signed in can go. */
final class Menu {

  private Menu() {}

  static List<Page.Place> of(String path) {
    List<Page.Place> places = new ArrayList<>();
    add(places, "/account", "menu.account", path);
    return places;
  }

  private static void add(List<Page.Place> places, String to, String text, String path) {
    places.add(new Page.Place(to, Texts.of(text), path.equals(to) || path.startsWith(to + "/")));
  }
}
