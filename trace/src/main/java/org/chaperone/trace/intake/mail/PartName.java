package org.chaperone.trace.intake.mail;

import java.util.Locale;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.field.ContentDispositionField;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.field.ContentDispositionFieldLenientImpl;
import org.apache.james.mime4j.field.ContentTypeFieldLenientImpl;
import org.apache.james.mime4j.stream.Field;
import org.jspecify.annotations.Nullable;

/** What a part of a message is called: its file name (RFC 2183), or its name (RFC 2045). */
final class PartName {

  private String fileName = "";
  private String typeName = "";

  /** Looks at one header field. */
  void take(Field field) {
    switch (field.getName().toLowerCase(Locale.ROOT)) {
      case "content-disposition" -> {
        ContentDispositionField disposition =
            ContentDispositionFieldLenientImpl.PARSER.parse(field, DecodeMonitor.SILENT);
        fileName = decoded(disposition.getFilename());
      }
      case "content-type" -> {
        ContentTypeField type =
            ContentTypeFieldLenientImpl.PARSER.parse(field, DecodeMonitor.SILENT);
        typeName = decoded(type.getParameter("name"));
      }
      default -> {}
    }
  }

  /** The name; empty when it has none. */
  String text() {
    return fileName.isEmpty() ? typeName : fileName;
  }

  /** Many programs encode names as RFC 2047 forbids for parameters. */
  private static String decoded(@Nullable String name) {
    if (name == null) {
      return "";
    }
    return name.contains("=?") ? DecoderUtil.decodeEncodedWords(name, DecodeMonitor.SILENT) : name;
  }
}
