package org.chaperone.web.sensitive;

import java.security.SecureRandom;
import java.util.List;

/** Proposes aliases: a tree and a number, which say nothing about anybody. */
final class Aliases {

  private static final List<String> TREES =
      List.of(
          "Acacia",
          "Alder",
          "Ash",
          "Aspen",
          "Beech",
          "Birch",
          "Cedar",
          "Chestnut",
          "Cypress",
          "Elm",
          "Hazel",
          "Hornbeam",
          "Juniper",
          "Larch",
          "Linden",
          "Maple",
          "Oak",
          "Pine",
          "Poplar",
          "Rowan",
          "Spruce",
          "Sycamore",
          "Walnut",
          "Willow",
          "Yew");

  private static final int LEAST = 100;
  private static final int MOST = 1_000;

  private final SecureRandom random = new SecureRandom();

  String next() {
    return TREES.get(random.nextInt(TREES.size())) + " " + random.nextInt(LEAST, MOST);
  }
}
