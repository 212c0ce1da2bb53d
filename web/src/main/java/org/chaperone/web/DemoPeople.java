package org.chaperone.web;

import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.session.Challenge;
import org.chaperone.keyholder.session.OperatorKey;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.SignInProof;

/** The people of a vault that was made as a demo: whoever clicks on one is signed in as them. */
public interface DemoPeople {

  /** Somebody who works in the demo's clinic. */
  record Person(String name, Role role) {}

  /** Who there is. */
  List<Person> all();

  /** The key of one of them, which lies in the clear beside the demo. */
  Optional<OperatorKey> key(String name);

  /**
   * Answers a challenge of the keyholder as one of them.
   *
   * @throws IllegalArgumentException when there is no such person
   */
  default SignInProof answer(String name, Challenge challenge) {
    return key(name)
        .orElseThrow(() -> new IllegalArgumentException("Nobody of this name works here."))
        .answer(challenge);
  }
}
