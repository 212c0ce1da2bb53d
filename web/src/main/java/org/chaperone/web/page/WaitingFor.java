package org.chaperone.web.page;

import org.chaperone.web.access.SignedIn;

/** What waits for whoever is signed in, which the menu shows on every page. */
@FunctionalInterface
public interface WaitingFor {

  /** How many requests of others an account can decide. */
  int requests(SignedIn who);
}
