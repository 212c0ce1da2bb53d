package org.chaperone.trace.intake.unpack;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.chaperone.trace.intake.unpack.ContentKind.Magic;
import org.jspecify.annotations.Nullable;

/** The containers that can be opened. */
public enum ContainerFormat {
  /** Zip archives, and everything that is one inside: DOCX, PPTX, XLSX, ODT, EPUB. */
  ZIP("zip archive"),
  SEVEN_ZIP("7z archive"),
  TAR("tar archive"),
  /** One file packed by gzip, bzip2, xz or compress. */
  PACKED("packed file"),
  PDF("PDF file"),
  /** One message (RFC 5322), such as an eml or mht file. */
  MAIL("mail message"),
  /** Messages one after the other (RFC 4155). */
  MBOX("mailbox");

  private static final Pattern FIELD = Pattern.compile("[!-9;-~]{1,80}:.*", Pattern.DOTALL);
  private static final Pattern FROM_LINE =
      Pattern.compile("From [^\\r\\n]*\\d\\d:\\d\\d[^\\r\\n]*\\r?\\n", Pattern.DOTALL);
  private static final Set<String> MAIL_FIELDS =
      Set.of(
          "received",
          "return-path",
          "delivered-to",
          "from",
          "to",
          "subject",
          "date",
          "message-id",
          "mime-version",
          "content-type");

  private final String words;

  ContainerFormat(String words) {
    this.words = words;
  }

  /** Such as {@code zip archive}. */
  public String inWords() {
    return words;
  }

  static @Nullable ContainerFormat of(byte[] head, String name) {
    if (Magic.isAt(head, 0, "PK\3\4")
        || Magic.isAt(head, 0, "PK\5\6")
        || Magic.isAt(head, 0, "PK\7\10PK\3\4")
        || Magic.isAt(head, 0, "PK00PK\3\4")) {
      return ZIP;
    }
    if (Magic.isAt(head, 0, "7z\u00bc\u00af'\u001c")) {
      return SEVEN_ZIP;
    }
    if (isPackedAlone(head)) {
      return PACKED;
    }
    if (isPdf(head, name)) {
      return PDF;
    }
    if (isTar(head)) {
      return TAR;
    }
    return ofText(head, name);
  }

  private static boolean isPackedAlone(byte[] head) {
    return Magic.isAt(head, 0, "\u001f\u008b\10")
        || Magic.isAt(head, 0, "\u00fd7zXZ\0")
        || Magic.isAt(head, 0, "\u001f\u009d")
        || (Magic.isAt(head, 0, "BZh")
            && (Magic.isAt(head, 4, "1AY&SY") || Magic.isAt(head, 4, "\u0017rE8P\u0090")));
  }

  private static boolean isPdf(byte[] head, String name) {
    if (Magic.isAt(head, 0, "%PDF-")) {
      return true;
    }
    // Readers accept the mark anywhere in the first kilobyte; without the name that would make PDF
    // files of texts about PDF.
    return name.toLowerCase(Locale.ROOT).endsWith(".pdf")
        && new String(head, 0, Math.min(head.length, 1024), StandardCharsets.ISO_8859_1)
            .contains("%PDF-");
  }

  /** A tar header carries the sum of its own bytes (POSIX.1-2017, pax, "ustar Interchange"). */
  private static boolean isTar(byte[] head) {
    if (head.length < 512 || head[0] == 0) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += i >= 148 && i < 156 ? ' ' : head[i] & 0xFF;
    }
    String claimed = new String(head, 148, 8, StandardCharsets.ISO_8859_1).replace('\0', ' ');
    try {
      return Integer.parseInt(claimed.strip(), 8) == sum;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static @Nullable ContainerFormat ofText(byte[] head, String name) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    var from = FROM_LINE.matcher(text);
    if (from.lookingAt()) {
      return mailFields(text.substring(from.end())) >= 1 ? MBOX : null;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    boolean isNamedSo =
        lower.endsWith(".eml") || lower.endsWith(".mht") || lower.endsWith(".mhtml");
    return mailFields(text) >= (isNamedSo ? 1 : 2) ? MAIL : null;
  }

  /** How many fields of a message the text begins with; 0 when it does not begin with a header. */
  private static int mailFields(String text) {
    int fields = 0;
    boolean first = true;
    for (String line : text.split("\\r?\\n", -1)) {
      if (line.isEmpty()) {
        break;
      }
      boolean continues = !first && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
      first = false;
      if (continues) {
        continue;
      }
      if (!FIELD.matcher(line).matches()) {
        // The head ends somewhere, maybe within a line.
        return text.endsWith(line) && text.length() >= ContentKind.HEAD - 512 ? fields : 0;
      }
      String field = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
      if (MAIL_FIELDS.contains(field)) {
        fields++;
      }
    }
    return fields;
  }
}
