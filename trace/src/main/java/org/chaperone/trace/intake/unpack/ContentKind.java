package org.chaperone.trace.intake.unpack;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chaperone.picture.PictureFormat;
import org.jspecify.annotations.Nullable;

/** What a content is, by its first bytes; its name decides only where they leave a doubt. */
sealed interface ContentKind {

  /** How many first bytes {@link #of} wants to see. */
  int HEAD = 4096;

  /** A picture of a format that may be decoded. */
  record Picture() implements ContentKind {}

  /** Something that holds other things, and can be opened. */
  record Container(ContainerFormat format) implements ContentKind {}

  /** A picture or container that is known, but not opened, with the reason in words. */
  record Closed(String reason) implements ContentKind {}

  /** Neither picture nor container. */
  record Neither() implements ContentKind {}

  /** The kind of a content with this head and name. */
  static ContentKind of(byte[] head, String name) {
    if (PictureFormat.of(head).isPresent()) {
      return new Picture();
    }
    ContainerFormat container = ContainerFormat.of(head, name);
    if (container != null) {
      return new Container(container);
    }
    String reason = reasonItStaysClosed(head);
    if (reason != null) {
      return new Closed(reason);
    }
    if (PictureFormat.isNamedLikeOne(name) && !isAppleDouble(head)) {
      return new Closed(
          head.length == 0
              ? "it is empty"
              : "it is named like a picture, but its bytes are not those of one");
    }
    return new Neither();
  }

  /** What macOS puts beside each file of a zip, under nearly the same name. */
  private static boolean isAppleDouble(byte[] head) {
    return Magic.starts(head, 0x00, 0x05, 0x16, 0x07);
  }

  private static @Nullable String reasonItStaysClosed(byte[] head) {
    for (Known known : Known.ALL) {
      if (Magic.isAt(head, known.at, known.magic)) {
        return "it is " + known.what + ", which Chaperone does not open" + known.advice;
      }
    }
    return null;
  }

  /** A format told by its magic number and left closed. */
  record Known(int at, String magic, String what, String advice) {

    private static final String UNPACK = "; unpack it and trace the folder";

    private static final List<Known> ALL =
        List.of(
            new Known(0, "\0\0\0\u000cjP  ", "a JPEG 2000 picture", ""),
            new Known(0, "\u00ffO\u00ffQ", "a JPEG 2000 picture", ""),
            new Known(0, "\0\0\0\u000cJXL ", "a JPEG XL picture", ""),
            new Known(0, "\u00ff\n", "a JPEG XL picture", ""),
            new Known(0, "8BPS", "a Photoshop picture", ""),
            new Known(128, "DICM", "a DICOM file", ""),
            new Known(40, " EMF", "a Windows metafile", ""),
            new Known(0, "\u00d7\u00cd\u00c6\u009a", "a Windows metafile", ""),
            new Known(0, "Rar!\u001a\u0007", "a RAR archive", UNPACK),
            new Known(0, "MSCF\0\0\0\0", "a Windows cabinet", UNPACK),
            new Known(0, "(\u00b5/\u00fd", "packed with Zstandard", UNPACK),
            new Known(0, "\u0004\"M\u0018", "packed with LZ4", UNPACK),
            new Known(0, "xar!", "a macOS archive", UNPACK),
            new Known(0, "!BDN", "an Outlook mailbox (PST)", "; export it as mbox or eml"),
            new Known(
                0,
                "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
                "an older or encrypted Office file, an Outlook message or a thumbnail cache",
                "; save it in a current format without a password"),
            new Known(0, "x\u009f>\"", "a winmail.dat attachment", "; save it as eml"));
  }

  /** Looks for bytes given as a string of characters 0 to 255. */
  final class Magic {
    private Magic() {}

    static boolean starts(byte[] head, int... wanted) {
      if (head.length < wanted.length) {
        return false;
      }
      for (int i = 0; i < wanted.length; i++) {
        if ((head[i] & 0xFF) != wanted[i]) {
          return false;
        }
      }
      return true;
    }

    static boolean isAt(byte[] head, int at, String wanted) {
      byte[] bytes = wanted.getBytes(StandardCharsets.ISO_8859_1);
      if (head.length < at + bytes.length) {
        return false;
      }
      for (int i = 0; i < bytes.length; i++) {
        if (head[at + i] != bytes[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
