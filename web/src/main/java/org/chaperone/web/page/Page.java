package org.chaperone.web.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.chaperone.keyholder.session.Role;
import org.chaperone.web.access.SignedIn;

/**
 * What every page is given besides its own.
 *
 * @param who is signed in, if anybody
 * @param token gives what forms send back. Asking for it begins a browser's session where there is
 *     none, so a page without forms must not
 * @param path of the request, for marking where in the menu one is
 * @param demo whether the vault is a demo, which every page says
 * @param assets where scripts and styles are, with their version
 * @param requests of others that whoever is signed in can decide. Asking for them asks the
 *     keyholder, so a part of a page must not
 */
public record Page(
    Optional<SignedIn> who,
    Supplier<String> token,
    String path,
    boolean demo,
    String assets,
    Supplier<Integer> requests) {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  /**
   * A place in the menu.
   *
   * @param waiting how much waits there for whoever is signed in
   */
  public record Place(String path, String name, boolean here, int waiting) {}

  /** How many requests of others whoever is signed in can decide. */
  public int waiting() {
    return requests.get();
  }

  /** What forms send back, so that nobody else can send them. */
  public String csrf() {
    return token.get();
  }

  /** A text. */
  public String text(String key, Object... parts) {
    return Texts.of(key, parts);
  }

  /** Whoever is signed in; only where the page has a menu. */
  public SignedIn me() {
    return who.orElseThrow();
  }

  /** Whether there is a menu: not before signing in, nor for whom something was shared with. */
  public boolean hasMenu() {
    return who.filter(one -> one.role() != Role.GUEST).isPresent();
  }

  /** The menu of whoever is signed in. */
  public List<Place> menu() {
    return who.map(one -> Menu.of(one, path, waiting())).orElse(List.of());
  }

  /** A role in words. */
  public String role(Role role) {
    return text("role." + role.name());
  }

  /** A moment by the clinic's clock, to the minute. */
  public String minute(Instant time) {
    return minuteOf(time);
  }

  /** A moment by the clinic's clock, where there is no page yet. */
  public static String minuteOf(Instant time) {
    return MINUTE.format(time.atZone(ZoneId.systemDefault()));
  }

  /** A moment by the camera's clock. */
  public String minute(LocalDateTime time) {
    return MINUTE.format(time);
  }

  /** A day. */
  public String day(LocalDate day) {
    return dayOf(day);
  }

  /** A day, where there is no page yet. */
  public static String dayOf(LocalDate day) {
    return DAY.format(day);
  }
}
