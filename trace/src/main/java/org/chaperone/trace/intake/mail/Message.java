package org.chaperone.trace.intake.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Event;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.chaperone.trace.intake.unpack.Entries;
import org.chaperone.trace.intake.unpack.Entries.Outcome;

/**
 * Hands over the parts of one message (RFC 2045, RFC 2046) while it is read.
 *
 * <p>Of the texts that make up the message nothing is said, unless they turn out to be pictures. A
 * message in a message is a container of its own.
 */
final class Message {

  private static final String CUT_OFF =
      "the mail is damaged or cut off; some of it could not be read";
  private static final int DEEPEST = 50;
  private static final MimeConfig CONFIG =
      MimeConfig.custom()
          .setMaxLineLen(1 << 20)
          .setMaxHeaderLen(1 << 20)
          .setMaxHeaderCount(10_000)
          .setMaxContentLen(-1)
          .build();
  private static final Map<String, String> EXTENSIONS =
      Map.of(
          "image/jpeg", ".jpg",
          "image/png", ".png",
          "image/webp", ".webp",
          "image/tiff", ".tif",
          "image/bmp", ".bmp",
          "image/heic", ".heic",
          "image/gif", ".gif",
          "application/pdf", ".pdf",
          "application/zip", ".zip",
          "message/rfc822", ".eml");

  private final String prefix;
  private final Entries entries;
  private int parts;

  /** The parts' names begin with {@code prefix}. */
  Message(String prefix, Entries entries) {
    this.prefix = prefix;
    this.entries = entries;
  }

  void read(InputStream message) throws IOException {
    var tokens = new MimeTokenStream(CONFIG, new NotesEarlyEnd(), null, null);
    tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
    tokens.parse(message);
    var name = new PartName();
    int depth = 0;
    try {
      for (EntityState state = tokens.getState();
          state != EntityState.T_END_OF_STREAM;
          state = tokens.next()) {
        switch (state) {
          case T_START_HEADER -> name = new PartName();
          case T_FIELD -> name.take(tokens.getField());
          case T_START_MULTIPART -> depth++;
          case T_END_MULTIPART -> depth--;
          case T_BODY -> readPart(tokens, name);
          default -> {}
        }
        if (depth > DEEPEST) {
          entries.missing("parts of the mail lie inside more than " + DEEPEST + " others");
          return;
        }
      }
    } catch (MimeException e) {
      entries.missing(CUT_OFF);
    }
  }

  private void readPart(MimeTokenStream tokens, PartName partName) {
    BodyDescriptor body = tokens.getBodyDescriptor();
    String type = String.valueOf(body.getMimeType()).toLowerCase(Locale.ROOT);
    parts++;
    String given = partName.text();
    String name =
        prefix + (given.isEmpty() ? "part-" + parts + EXTENSIONS.getOrDefault(type, "") : given);
    InputStream bytes = tokens.getDecodedInputStream();
    boolean isMessageText = given.isEmpty() && type.startsWith("text/");
    Outcome outcome =
        isMessageText ? entries.addIfPicture(name, bytes, null) : entries.add(name, bytes);
    if (outcome == Outcome.CUT_OFF) {
      entries.missing(CUT_OFF);
    }
  }

  /** Hears of parts that end before their boundary. */
  private final class NotesEarlyEnd extends DecodeMonitor {
    @Override
    public boolean isListening() {
      return true;
    }

    @Override
    public boolean warn(String error, String dropDesc) {
      if (error.contains(Event.MIME_BODY_PREMATURE_END.toString())
          || error.startsWith("Unexpected end of BASE64")) {
        entries.missing(CUT_OFF);
      }
      return false;
    }
  }
}
