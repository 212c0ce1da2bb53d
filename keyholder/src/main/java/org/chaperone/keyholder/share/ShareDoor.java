package org.chaperone.keyholder.share;

import org.chaperone.keyholder.session.Challenge;

/** What comes of showing a link and its code. */
public sealed interface ShareDoor {

  /**
   * Both are right.
   *
   * @param binding what the recipient's new passkey has to answer
   */
  record Open(Challenge binding) implements ShareDoor {}

  /**
   * The link is right, the code is not.
   *
   * @param triesLeft before it locks
   */
  record WrongCode(int triesLeft) implements ShareDoor {}

  /** There is no such share, or it opens no more, or not by a link: somebody opened it before. */
  record Shut() implements ShareDoor {}
}
