package org.chaperone.web.sensitive;

import java.util.List;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.release.Refusal;
import org.chaperone.keyholder.release.RefusedException;
import org.chaperone.keyholder.roster.Found;
import org.chaperone.keyholder.roster.NotShown;
import org.chaperone.keyholder.roster.Sensitive;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.status.AccountSummary;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.chaperone.web.page.Texts;
import org.chaperone.web.roster.PatientLine;
import org.chaperone.web.roster.Roster;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Opens sensitive patients for a reason, and says who is one. The keyholder decides. */
@Controller
final class SensitivePages {

  private static final int LONGEST_REASON = 500;

  private final Keyholder keyholder;
  private final Roster roster;
  private final Pages pages;
  private final Aliases aliases = new Aliases();

  SensitivePages(Keyholder keyholder, Roster roster, Pages pages) {
    this.keyholder = keyholder;
    this.roster = roster;
    this.pages = pages;
  }

  @PostMapping("/patients/{patient}/sensitive/open")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD})
  Object open(@PathVariable String patient, @RequestParam String reason, SignedIn who) {
    PatientId id = PatientId.parse(patient);
    return switch (keyholder.openSensitive(who.session(), id, cut(reason))) {
      case Found found -> "redirect:/patients/" + id;
      case NotShown(var refused) when refused.why() == Refusal.NO_REASON ->
          pages.show("sensitive/gate", new GatePage(roster.line(who, id), refused.sentence()), 422);
      case NotShown(var refused) -> throw new RefusedException(refused);
    };
  }

  @GetMapping("/patients/{patient}/sensitive")
  @Only({Role.DOCTOR, Role.PRIVACY_LEAD})
  View page(@PathVariable String patient, SignedIn who) {
    PatientLine line = roster.line(who, PatientId.parse(patient));
    if (!line.isOpen()) {
      return pages.show("sensitive/gate", new GatePage(line, ""), 403);
    }
    List<String> treating =
        line.sensitive()
            .map(one -> one.treating().stream().map(AccountId::toString).toList())
            .orElse(who.role().treats() ? List.of(who.account().toString()) : List.of());
    return page(
        who, line, line.sensitive().map(Sensitive::alias).orElseGet(aliases::next), treating, "");
  }

  private View page(
      SignedIn who, PatientLine line, String alias, List<String> treating, String fault) {
    List<AccountSummary> choices =
        keyholder.accounts(who.session()).stream()
            .filter(account -> account.role().treats() || account.role() == Role.DESK)
            .filter(account -> !account.locked())
            .toList();
    return pages.show(
        "sensitive/sensitive",
        new SensitivePage(line, alias, choices, treating, fault),
        fault.isEmpty() ? 200 : 422);
  }

  @PostMapping("/patients/{patient}/sensitive")
  @Only({Role.DOCTOR, Role.PRIVACY_LEAD})
  Object mark(
      @PathVariable String patient,
      @RequestParam String alias,
      @RequestParam(defaultValue = "") List<String> treating,
      SignedIn who) {
    PatientId id = PatientId.parse(patient);
    String wanted = alias.strip();
    if (wanted.length() < 2 || wanted.length() > Sensitive.LONGEST) {
      return page(who, roster.line(who, id), wanted, treating, Texts.of("sensitive.alias.wrong"));
    }
    try {
      keyholder.markSensitive(
          who.session(),
          id,
          new Sensitive(wanted, treating.stream().map(AccountId::parse).toList()));
    } catch (RefusedException e) {
      if (e.refused().why() != Refusal.UNKNOWN) {
        throw e;
      }
      return page(who, roster.line(who, id), wanted, treating, e.refused().sentence());
    }
    return "redirect:/patients/" + id;
  }

  @PostMapping("/patients/{patient}/sensitive/end")
  @Only({Role.DOCTOR, Role.PRIVACY_LEAD})
  String end(@PathVariable String patient, @RequestParam String reason, SignedIn who) {
    PatientId id = PatientId.parse(patient);
    if (who.role() == Role.PRIVACY_LEAD) {
      keyholder.endSensitive(who.session(), id, cut(reason));
      return "redirect:/patients/" + id;
    }
    keyholder.ask(who.session(), new Action.EndSensitive(id, cut(reason)));
    return "redirect:/approvals";
  }

  private static String cut(String reason) {
    return reason.strip().substring(0, Math.min(LONGEST_REASON, reason.strip().length()));
  }
}
