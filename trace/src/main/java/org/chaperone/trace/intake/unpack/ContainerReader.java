package org.chaperone.trace.intake.unpack;

import java.io.IOException;

/** Knows one kind of container. */
public interface ContainerReader {

  /**
   * Hands over everything that lies in a container, in the order it stands there.
   *
   * <p>Whatever this throws counts as damage to the container: what was handed over before stays.
   *
   * @throws Refusal when the container cannot be read at all, with the reason
   */
  void read(Content container, Entries entries) throws IOException;
}
