package org.chaperone.trace.intake.mail;

import java.io.IOException;
import org.chaperone.trace.intake.unpack.ContainerReader;
import org.chaperone.trace.intake.unpack.Content;
import org.chaperone.trace.intake.unpack.Entries;

/**
 * Reads a mailbox as a stream, one message after the other, counted from 1: {@code
 * mail.mbox!/2/photo.jpg}.
 */
public final class MboxReader implements ContainerReader {

  @Override
  public void read(Content container, Entries entries) throws IOException {
    var mailbox = new MboxStream(container.stream());
    for (int number = 1; mailbox.nextMessage(); number++) {
      container.unpacking().check();
      new Message(number + "/", entries).read(mailbox);
    }
  }
}
