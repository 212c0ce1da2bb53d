package org.chaperone.trace.intake.mail;

import java.io.IOException;
import org.chaperone.trace.intake.unpack.ContainerReader;
import org.chaperone.trace.intake.unpack.Content;
import org.chaperone.trace.intake.unpack.Entries;

/** Reads one message: an eml file, a message attached to another, or a page saved as mht. */
public final class MailReader implements ContainerReader {

  @Override
  public void read(Content container, Entries entries) throws IOException {
    new Message("", entries).read(container.stream());
  }
}
