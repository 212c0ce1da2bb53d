package org.chaperone.web.administration;

import java.util.ArrayList;
import java.util.List;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.administration.Alarm;
import org.chaperone.keyholder.administration.ClinicUse;
import org.chaperone.keyholder.administration.Health;
import org.chaperone.keyholder.administration.LookedAt;
import org.chaperone.keyholder.administration.Retention;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.status.AccountSummary;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.administration.AdministrationPage.Card;
import org.chaperone.web.page.Page;
import org.chaperone.web.page.Pages;
import org.chaperone.web.page.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The administration's first page. */
@Controller
final class Overview {

  private static final int LOOKED_AT = 200;

  private final Keyholder keyholder;
  private final Pages pages;

  Overview(Keyholder keyholder, Pages pages) {
    this.keyholder = keyholder;
    this.pages = pages;
  }

  @GetMapping("/administration")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  View page(SignedIn who) {
    boolean isLead = who.role() == Role.PRIVACY_LEAD;
    Health health = keyholder.health(who.session());
    List<Card> cards = new ArrayList<>();
    cards.add(accounts(keyholder.accounts(who.session())));
    cards.add(budgets(keyholder.use(who.session())));
    if (isLead) {
      cards.add(card("care", State.GOOD, Texts.of("administration.care.how")));
      cards.add(decoys(keyholder.decoys(who.session()).size()));
    }
    cards.add(retention(keyholder.retention(who.session())));
    cards.add(new Card("wording", "/wording", State.GOOD, Texts.of("administration.wording.how")));
    cards.add(alarms(keyholder.alarms(who.session(), LOOKED_AT)));
    if (isLead) {
      cards.add(looked(keyholder.looked(who.session())));
    }
    cards.add(backups(health));
    cards.add(assurance(health));
    cards.add(ledger(health));
    return pages.show("administration/administration", new AdministrationPage(cards));
  }

  private static Card card(String name, State state, String sentence) {
    return new Card(name, "/administration/" + name, state, sentence);
  }

  private static Card accounts(List<AccountSummary> accounts) {
    long locked = accounts.stream().filter(AccountSummary::locked).count();
    long open = accounts.stream().filter(one -> !one.enrolled()).count();
    return card(
        "accounts",
        locked + open > 0 ? State.LOOK : State.GOOD,
        Texts.of("administration.accounts.how", accounts.size(), locked, open));
  }

  private static Card budgets(ClinicUse use) {
    boolean isSlow = use.clinic().patients() >= use.clinic().slowsAt();
    return card(
        "budgets",
        isSlow ? State.LOOK : State.GOOD,
        Texts.of(
            isSlow ? "administration.budgets.slow" : "administration.budgets.how",
            use.clinic().patients(),
            use.clinic().slowsAt()));
  }

  private static Card decoys(int count) {
    return card(
        "decoys",
        count == 0 ? State.LOOK : State.GOOD,
        Texts.of("administration.decoys.how", count));
  }

  private static Card retention(Retention retention) {
    if (retention.rule().isEmpty()) {
      return card("retention", State.LOOK, Texts.of("administration.retention.none"));
    }
    return card(
        "retention",
        retention.due().isEmpty() ? State.GOOD : State.LOOK,
        Texts.of("administration.retention.how", retention.due().size(), retention.soon()));
  }

  private static Card alarms(List<Alarm> alarms) {
    long open = alarms.stream().filter(Alarm::isOpen).count();
    return card(
        "alarms", open > 0 ? State.LOOK : State.GOOD, Texts.of("administration.alarms.how", open));
  }

  private static Card looked(List<LookedAt> looked) {
    long unanswered = looked.stream().filter(one -> !one.answered()).count();
    return card(
        "looked",
        unanswered > 0 ? State.LOOK : State.GOOD,
        Texts.of("administration.looked.how", looked.size(), unanswered));
  }

  private static Card backups(Health health) {
    State state = Standing.ofBackups(health);
    return card(
        "backups",
        state,
        health.backups().isEmpty()
            ? Texts.of("administration.backups.none")
            : Texts.of(
                "administration.backups.how", Page.minuteOf(health.backups().getFirst().made())));
  }

  private static Card assurance(Health health) {
    return card(
        "assurance",
        Standing.ofKeys(health),
        Texts.of(
            "administration.assurance.how",
            health.status().level().number(),
            Texts.of("level." + health.status().level() + ".survives")));
  }

  private static Card ledger(Health health) {
    return card(
        "ledger",
        Standing.ofLedger(health),
        Texts.of(
            health.outage().isPresent()
                ? "administration.ledger.outage"
                : health.witnesses().isEmpty()
                    ? "administration.ledger.unwitnessed"
                    : "administration.ledger.how",
            health.status().ledgerSize(),
            health.witnesses().size()));
  }
}
