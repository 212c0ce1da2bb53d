package org.chaperone.web.seen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.chaperone.keyholder.exposure.PastOpening;
import org.chaperone.keyholder.exposure.PastOpening.Kind;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.share.ShareSummary;
import org.chaperone.vault.consent.Consent;
import org.chaperone.web.page.Page;
import org.chaperone.web.page.Texts;
import org.chaperone.web.photograph.Tile;
import org.chaperone.web.roster.PatientLine;

/**
 * A patient's own report: who has seen which photographs, when and why; what was shared, exported
 * and allowed; and how it can be checked.
 *
 * @param madeBy what colleagues call the account that made it
 * @param namesStaff whether people of the clinic are named, or their roles alone
 * @param photographs in the order of adding, by which the report numbers them
 * @param sittings oldest first
 * @param size how many entries the ledger had
 * @param root the hash over all of them, as the checkpoint has it
 */
public record SeenReport(
    PatientLine patient,
    String madeBy,
    Instant madeAt,
    boolean namesStaff,
    List<Tile> photographs,
    List<Sitting> sittings,
    List<ShareSummary> shares,
    List<Consent> consents,
    long size,
    String root) {

  /** A row of the table. */
  public record Row(String when, String who, String what, String why) {}

  /** All sittings, one row each. */
  public List<Row> rows() {
    return sittings.stream().map(this::row).toList();
  }

  private Row row(Sitting one) {
    return new Row(
        minute(one.began()),
        who(one.account(), one.role()),
        what(one),
        String.join("; ", one.reasons()));
  }

  /** A moment as the report writes it. */
  public String minute(Instant time) {
    return Page.minuteOf(time);
  }

  /** Somebody by name and role, or by the role alone. */
  String who(Optional<String> account, Optional<Role> role) {
    if (role.filter(one -> one == Role.GUEST).isPresent()) {
      String recipient = account.orElse(Texts.of("seen.nobody"));
      int by = recipient.indexOf(", by a link");
      String name = by > 0 ? recipient.substring(0, by) : recipient;
      return Texts.of("report.by-link", name);
    }
    String does = role.map(one -> Texts.of("report.role." + one)).orElse("");
    return account.isPresent() && namesStaff
        ? account.get() + (does.isEmpty() ? "" : ", " + does)
        : does.isEmpty() ? Texts.of("seen.nobody") : does;
  }

  /** Who gave a share. */
  public String giver(ShareSummary share) {
    return namesStaff ? share.giver() : Texts.of("report.somebody");
  }

  /** Who took a consent down. */
  public String taker(Consent consent) {
    return namesStaff ? consent.takenBy() : Texts.of("report.somebody");
  }

  private String what(Sitting one) {
    List<String> parts = new ArrayList<>();
    for (Kind kind : one.remarkable()) {
      parts.add(Texts.of("report.kind." + kind, numbers(one, kind)));
    }
    if (one.hasAdded()) {
      parts.add(
          one.added() == 0
              ? Texts.of("report.added.patient")
              : Texts.of("report.kind.ADDED", numbers(one, Kind.ADDED)));
    }
    if (one.entries().stream().anyMatch(entry -> entry.kind() == Kind.OPENED)) {
      String seen = numbers(one, Kind.OPENED);
      parts.add(
          one.inFull() + one.small() == 0
              ? Texts.of("report.facts")
              : Texts.of("report.kind.OPENED", seen));
    }
    if (parts.isEmpty()) {
      parts.add(Texts.of("report.kind.NAME"));
    }
    return String.join(" ", parts);
  }

  /** The photographs that entries of a kind name, by their numbers in this report. */
  private String numbers(Sitting one, Kind kind) {
    TreeSet<Integer> numbers = new TreeSet<>();
    boolean anyGone = false;
    for (PastOpening entry : one.entries()) {
      boolean isPicture =
          kind != Kind.OPENED || entry.renditions().stream().anyMatch(r -> r.isMarked());
      if (entry.kind() == kind && isPicture) {
        for (PhotographId id : entry.photographs()) {
          OptionalInt number = number(id);
          number.ifPresent(numbers::add);
          anyGone |= number.isEmpty();
        }
      }
    }
    String all = ranges(numbers);
    return anyGone ? (all.isEmpty() ? "" : all + ", ") + Texts.of("report.gone") : all;
  }

  private OptionalInt number(PhotographId id) {
    for (int i = 0; i < photographs.size(); i++) {
      if (photographs.get(i).id().equals(id)) {
        return OptionalInt.of(i + 1);
      }
    }
    return OptionalInt.empty();
  }

  /** Such as "1–4, 7". */
  static String ranges(TreeSet<Integer> numbers) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int number : numbers) {
      if (!numbers.contains(number - 1)) {
        from = number;
      }
      if (!numbers.contains(number + 1)) {
        parts.add(from == number ? "" + number : from + "–" + number);
      }
    }
    return String.join(", ", parts);
  }

  /** How many different people of the clinic opened anything. */
  public long people() {
    return sittings.stream()
        .filter(one -> one.hasOpened() && one.role().filter(r -> r == Role.GUEST).isEmpty())
        .map(Sitting::account)
        .distinct()
        .count();
  }

  /** On how many occasions something was opened. */
  public long occasions() {
    return sittings.stream().filter(Sitting::hasOpened).count();
  }

  /** Occasions on which originals were exported. */
  public List<Row> exports() {
    return sittings.stream()
        .filter(one -> one.remarkable().contains(Kind.EXPORTED))
        .map(this::row)
        .toList();
  }

  /** Says nothing: reports must not reach a log by accident. */
  @Override
  public String toString() {
    return "SeenReport[not shown]";
  }

  /** What the template takes. */
  Map<String, Object> model() {
    return Map.of("it", this);
  }
}
