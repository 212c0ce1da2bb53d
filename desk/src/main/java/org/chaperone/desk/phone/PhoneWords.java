package org.chaperone.desk.phone;

import java.text.MessageFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.chaperone.desk.answer.Grounds;
import org.chaperone.desk.answer.PatientAnswer;
import org.chaperone.desk.answer.PhotographAnswer;
import org.chaperone.desk.answer.Tier;

/** The answer as it is said; the words are in {@code phone.properties}. */
public final class PhoneWords {

  private final ResourceBundle words;
  private final DateTimeFormatter times;

  /** In a language, with times of a zone. */
  public PhoneWords(Locale locale, ZoneId zone) {
    this.words = ResourceBundle.getBundle("org.chaperone.desk.phone.phone", locale);
    this.times =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(locale)
            .withZone(zone);
  }

  /** Why, in one sentence: the strongest of what there is. */
  public String reason(PatientAnswer answer) {
    return switch (answer.tier()) {
      case CONFIRMED ->
          answer.count(Tier.CONFIRMED) == 0
              ? text("reason.recognised")
              : text("reason.confirmed", answer.count(Tier.CONFIRMED));
      case POSSIBLE -> possible(answer);
      case EXCLUDED -> excluded(answer);
    };
  }

  private String possible(PatientAnswer answer) {
    List<Grounds> all =
        java.util.stream.Stream.concat(
                answer.grounds().stream(),
                answer.photographs().stream().map(PhotographAnswer::grounds).flatMap(List::stream))
            .toList();
    if (has(all, Grounds.NotAskedYet.class)) {
      return text("reason.not-asked");
    }
    if (has(all, Grounds.AnotherShot.class)) {
      return text("reason.another-shot");
    }
    if (has(all, Grounds.Released.class) || has(all, Grounds.Added.class)) {
      return text("reason.released", opened(answer));
    }
    if (has(all, Grounds.RecordReleased.class)) {
      return text("reason.record");
    }
    if (has(all, Grounds.NameSeen.class)) {
      return text("reason.name");
    }
    return has(all, Grounds.EverythingPossible.class)
        ? text("reason.everything")
        : text("reason.added-since");
  }

  private static long opened(PatientAnswer answer) {
    return answer.photographs().stream()
        .filter(
            one ->
                has(one.grounds(), Grounds.Released.class)
                    || has(one.grounds(), Grounds.Added.class))
        .count();
  }

  private static boolean has(List<Grounds> all, Class<? extends Grounds> kind) {
    return all.stream().anyMatch(kind::isInstance);
  }

  private String excluded(PatientAnswer answer) {
    return answer.grounds().stream()
        .filter(Grounds.NothingReleased.class::isInstance)
        .map(Grounds.NothingReleased.class::cast)
        .findFirst()
        .map(
            one ->
                text(
                    "reason.excluded",
                    times.format(one.from()),
                    times.format(one.to()),
                    one.level()))
        .orElseThrow();
  }

  /** What to say, and what happens next. */
  public List<String> say(PatientAnswer answer) {
    String tier = answer.tier().name().toLowerCase(Locale.ROOT);
    return List.of(text("say." + tier), reason(answer), text("next." + tier));
  }

  private String text(String key, Object... values) {
    return new MessageFormat(words.getString(key), words.getLocale()).format(values);
  }
}
