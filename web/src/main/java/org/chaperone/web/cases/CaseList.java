package org.chaperone.web.cases;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.RequestId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.status.AccountSummary;
import org.chaperone.vault.viewing.NotInVaultException;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** All cases, and what of them waits for a second person. */
@Controller
final class CaseList {

  private static final int LONGEST_TITLE = 120;

  private final Keyholder keyholder;
  private final Rooms rooms;
  private final Pages pages;

  CaseList(Keyholder keyholder, Rooms rooms, Pages pages) {
    this.keyholder = keyholder;
    this.rooms = rooms;
    this.pages = pages;
  }

  @GetMapping("/cases")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  View all(SignedIn who) {
    Map<AccountId, String> names =
        keyholder.accounts(who.session()).stream()
            .collect(Collectors.toMap(AccountSummary::id, AccountSummary::name));
    List<CasesPage.Row> rows =
        keyholder.cases(who.session()).reversed().stream()
            .map(
                one ->
                    new CasesPage.Row(
                        one,
                        one.members().stream().map(id -> names.getOrDefault(id, "?")).toList(),
                        one.members().contains(who.account())))
            .toList();
    List<CasesPage.Waiting> waiting =
        keyholder.pending(who.session()).stream()
            .filter(one -> CasesPage.isOfCases(one.action()))
            .map(
                one ->
                    new CasesPage.Waiting(
                        one,
                        CasesPage.words(one.action(), names, rows),
                        names.getOrDefault(one.askedBy(), "?"),
                        one.askedBy().equals(who.account())))
            .toList();
    return pages.show("cases/cases", new CasesPage(rows, waiting));
  }

  @GetMapping("/cases/new")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  View blank(SignedIn who) {
    return pages.show("cases/new", new NewCasePage(others(who)));
  }

  /** Administrators open no photographs, under a case neither: they approve. */
  private List<AccountSummary> others(SignedIn who) {
    return keyholder.accounts(who.session()).stream()
        .filter(one -> one.role() == Role.PRIVACY_LEAD)
        .filter(one -> !one.locked() && !one.id().equals(who.account()))
        .toList();
  }

  @PostMapping("/cases")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  String ask(
      @RequestParam String title,
      @RequestParam(required = false, defaultValue = "") List<String> member,
      SignedIn who) {
    Set<AccountId> members = new LinkedHashSet<>();
    if (who.role() == Role.PRIVACY_LEAD) {
      members.add(who.account());
    }
    List<AccountId> possible =
        new ArrayList<>(others(who).stream().map(AccountSummary::id).toList());
    member.stream().map(AccountId::parse).filter(possible::contains).forEach(members::add);
    String words = title.strip();
    if (members.isEmpty() || words.isEmpty() || words.length() > LONGEST_TITLE) {
      return "redirect:/cases/new";
    }
    keyholder.ask(who.session(), new Action.OpenCase(words, List.copyOf(members)));
    return "redirect:/cases";
  }

  @PostMapping("/cases/requests/{request}/approve")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  String approve(@PathVariable String request, SignedIn who) throws NotInVaultException {
    Approval approval = keyholder.approve(who.session(), ofCases(request, who));
    return approval instanceof Approval.Opened(long _, CaseId opened) && isMember(who, opened)
        ? "redirect:/cases/" + opened
        : "redirect:/cases";
  }

  private boolean isMember(SignedIn who, CaseId investigation) {
    try {
      rooms.summary(who, investigation);
      return true;
    } catch (NotInVaultException e) {
      return false;
    }
  }

  @PostMapping("/cases/requests/{request}/decline")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  String decline(@PathVariable String request, SignedIn who) throws NotInVaultException {
    keyholder.decline(who.session(), ofCases(request, who));
    return "redirect:/cases";
  }

  /** Other requests have a page of their own, which says what they are. */
  private RequestId ofCases(String request, SignedIn who) throws NotInVaultException {
    RequestId id = RequestId.parse(request);
    return keyholder.pending(who.session()).stream()
        .filter(one -> one.id().equals(id) && CasesPage.isOfCases(one.action()))
        .findFirst()
        .orElseThrow(NotInVaultException::new)
        .id();
  }

  @PostMapping("/cases/{investigation}/close")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  String close(@PathVariable String investigation, SignedIn who) throws NotInVaultException {
    CaseId id = rooms.summary(who, CaseId.parse(investigation)).id();
    keyholder.ask(who.session(), new Action.CloseCase(id));
    return "redirect:/cases";
  }
}
