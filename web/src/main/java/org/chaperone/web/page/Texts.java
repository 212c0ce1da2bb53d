package org.chaperone.web.page;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The site's texts, in {@code messages.properties}, one file a language. */
public final class Texts {

  private static final ResourceBundle ENGLISH =
      ResourceBundle.getBundle("org.chaperone.web.messages", Locale.ROOT);

  private Texts() {}

  /**
   * A text, with what belongs into it.
   *
   * @throws java.util.MissingResourceException when there is none
   */
  public static String of(String key, Object... parts) {
    return new MessageFormat(ENGLISH.getString(key), Locale.ENGLISH).format(parts);
  }

  /** Whether there is such a text. */
  public static boolean has(String key) {
    return ENGLISH.containsKey(key);
  }
}
