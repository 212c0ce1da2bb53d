package org.chaperone.web;

import java.util.List;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;

/** The people of a vault that was made as a demo: whoever clicks on one is signed in as them. */
public interface DemoPeople {

  /** Somebody who works in the demo's clinic. */
  record Person(String name, Role role) {}

  /** Who there is. */
  List<Person> all();

  /**
   * Signs in as one of them, by a key that lies in the clear beside the demo.
   *
   * @throws IllegalArgumentException when there is no such person
   */
  Session signIn(String name);

  /**
   * Confirms in a session of one of them that it is really them, by the same key.
   *
   * @throws IllegalArgumentException when there is no such person
   */
  void confirm(Session session, String name);
}
