package org.chaperone.keyholder;

import java.nio.file.Path;

/** A keyholder as a contract sees it: reached in one way or another. */
interface Reached {

  /** Of whom the keyholder is. */
  Clinic clinic();

  /** As it is reached. */
  Keyholder keyholder();

  /** How it is reached. */
  Clinic.Reaching reaching();

  /** Where it may have another one. */
  Path folder();

  /** Stops it and starts it again. */
  void restart() throws Exception;
}
