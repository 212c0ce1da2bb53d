package org.chaperone.web.approval;

import java.util.Optional;
import java.util.function.Function;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.web.page.Texts;

/** What is asked for, in words; it names accounts and no patients. */
final class Wording {

  private Wording() {}

  static String of(Action action, Function<AccountId, String> name) {
    return switch (action) {
      case Action.MakeAccount(String who, Role role) ->
          Texts.of("approval.make", who, Texts.of("role." + role));
      case Action.RenewCredential(AccountId who) -> Texts.of("approval.renew", name.apply(who));
      case Action.UnlockAccount(AccountId who) -> Texts.of("approval.unlock", name.apply(who));
      case Action.Export export ->
          Texts.of("approval.export", name.apply(export.account()), export.patients().size());
      case Action.RaiseBudget raise ->
          Texts.of("approval.raise", name.apply(raise.account()), raise.patientsAnHour());
      case Action.OpenCase open -> Texts.of("approval.case", open.title(), open.members().size());
      case Action.CloseCase close -> Texts.of("approval.case.end");
      case Action.ErasePatient erase -> Texts.of("approval.erase.patient");
      case Action.ErasePhotographs erase ->
          Texts.of("approval.erase.photographs", erase.photographs().size());
      case Action.EndLockDown end -> Texts.of("approval.lock.end");
      case Action.EndSensitive end -> Texts.of("approval.sensitive.end");
    };
  }

  static String reason(Action action) {
    return switch (action) {
      case Action.Export export -> export.reason();
      case Action.RaiseBudget raise -> raise.reason();
      case Action.ErasePatient erase -> erase.reason();
      case Action.ErasePhotographs erase -> erase.reason();
      case Action.EndLockDown end -> end.reason();
      case Action.EndSensitive end -> end.reason();
      default -> "";
    };
  }

  static Optional<PatientId> patient(Action action) {
    return switch (action) {
      case Action.ErasePatient erase -> Optional.of(erase.patient());
      case Action.ErasePhotographs erase -> Optional.of(erase.patient());
      case Action.EndSensitive end -> Optional.of(end.patient());
      default -> Optional.empty();
    };
  }

  /** Whom it is for, who cannot approve it. */
  static Optional<AccountId> beneficiary(Action action) {
    return switch (action) {
      case Action.Export export -> Optional.of(export.account());
      case Action.RaiseBudget raise -> Optional.of(raise.account());
      case Action.RenewCredential(AccountId who) -> Optional.of(who);
      case Action.UnlockAccount(AccountId who) -> Optional.of(who);
      default -> Optional.empty();
    };
  }

  /** Whether a button makes sense; whether it works the keyholder decides. */
  static boolean isFor(Role role, Action action) {
    boolean isOfAccounts =
        switch (action) {
          case Action.MakeAccount a -> true;
          case Action.RenewCredential a -> true;
          case Action.UnlockAccount a -> true;
          case Action.EndLockDown a -> true;
          default -> false;
        };
    return role == Role.ADMINISTRATOR
        || role == Role.PRIVACY_LEAD
        || (role == Role.DOCTOR && !isOfAccounts);
  }
}
