package org.chaperone.web.approval;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.Approval;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.RequestId;
import org.chaperone.keyholder.session.Enrolment;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.status.AccountSummary;
import org.chaperone.vault.Vault;
import org.chaperone.web.SiteSettings;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.account.EnrolmentLink;
import org.chaperone.web.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What two people do: the second one's part, and asking for a larger budget. */
@Controller
final class Approving {

  /** Under the keyholder's four hours, counted from the approval. */
  private static final Duration RAISED = Duration.ofHours(4).minusMinutes(5);

  private final Keyholder keyholder;
  private final Pages pages;
  private final SiteSettings settings;
  private final Vault vault;

  Approving(Keyholder keyholder, Pages pages, SiteSettings settings, Vault vault) {
    this.vault = vault;
    this.keyholder = keyholder;
    this.pages = pages;
    this.settings = settings;
  }

  @GetMapping("/approvals")
  @Only({Role.DOCTOR, Role.NURSE, Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  View page(SignedIn who) {
    Function<AccountId, String> names = names(who);
    Map<Boolean, List<WaitingRequest>> requests =
        keyholder.pending(who.session()).stream()
            .map(request -> waiting(request, who, names))
            .collect(Collectors.partitioningBy(WaitingRequest::isOwn));
    return pages.show(
        "approval/approvals",
        new ApprovalsPage(
            requests.getOrDefault(false, List.of()), requests.getOrDefault(true, List.of())));
  }

  private Function<AccountId, String> names(SignedIn who) {
    Map<AccountId, String> names =
        keyholder.accounts(who.session()).stream()
            .collect(Collectors.toMap(AccountSummary::id, AccountSummary::name));
    return account -> names.getOrDefault(account, "");
  }

  private static WaitingRequest waiting(
      PendingRequest request, SignedIn who, Function<AccountId, String> names) {
    Action action = request.action();
    boolean isOwn = request.askedBy().equals(who.account());
    boolean isFor = Wording.beneficiary(action).filter(who.account()::equals).isPresent();
    return new WaitingRequest(
        request.id(),
        Wording.of(action, names),
        Wording.reason(action),
        Wording.patient(action),
        names.apply(request.askedBy()),
        request.askedAt(),
        request.until(),
        isOwn,
        !isOwn && !isFor && Wording.isFor(who.role(), action));
  }

  @PostMapping("/approvals/{request}/approve")
  @Only({Role.DOCTOR, Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  Object approve(@PathVariable String request, SignedIn who) throws IOException {
    RequestId id = RequestId.parse(request);
    Optional<Action> action =
        keyholder.pending(who.session()).stream()
            .filter(one -> one.id().equals(id))
            .map(PendingRequest::action)
            .findFirst();
    return switch (keyholder.approve(who.session(), id)) {
      case Approval.Enrolled(long entry, Enrolment enrolment) -> {
        String name =
            action.orElseThrow() instanceof Action.MakeAccount(String made, Role role)
                ? made
                : names(who).apply(enrolment.account());
        yield pages.show(
            "approval/enrolled",
            new EnrolledPage(
                name,
                EnrolmentLink.of(settings.origin(), name, enrolment),
                action.orElseThrow() instanceof Action.RenewCredential));
      }
      case Approval.Erased(long entry, Instant _, Instant _) -> {
        vault.erasing().removeErased(who.session());
        yield action.orElseThrow() instanceof Action.ErasePatients
            ? "redirect:/administration/erasures"
            : "redirect:/administration/erasures/" + entry;
      }
      default -> "redirect:/approvals";
    };
  }

  @PostMapping("/approvals/{request}/decline")
  @Only({Role.DOCTOR, Role.NURSE, Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  String decline(@PathVariable String request, SignedIn who) {
    keyholder.decline(who.session(), RequestId.parse(request));
    return "redirect:/approvals";
  }

  @PostMapping("/approvals/raise")
  @Only({Role.DOCTOR, Role.NURSE, Role.PRIVACY_LEAD})
  String raise(@RequestParam int patients, @RequestParam String reason, SignedIn who) {
    keyholder.ask(
        who.session(),
        new Action.RaiseBudget(who.account(), patients, reason, Instant.now().plus(RAISED)));
    return "redirect:/approvals";
  }
}
