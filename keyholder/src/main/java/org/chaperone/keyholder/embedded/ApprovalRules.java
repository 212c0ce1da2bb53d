package org.chaperone.keyholder.embedded;

import java.util.Optional;
import java.util.function.Function;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.ledger.leaf.LeafKind;

/** Who may ask for what, and who may approve it. */
final class ApprovalRules {

  private static final Role[] RUNS_ACCOUNTS = {Role.ADMINISTRATOR, Role.PRIVACY_LEAD};
  private static final Role[] TREATS = {Role.DOCTOR, Role.NURSE, Role.PRIVACY_LEAD};
  private static final Role[] ANSWERS = {Role.DOCTOR, Role.ADMINISTRATOR, Role.PRIVACY_LEAD};

  private static final Role[] KNOWS = {Role.DOCTOR, Role.PRIVACY_LEAD};

  private ApprovalRules() {}

  static Role[] mayAsk(Action action) {
    return switch (action) {
      case Action.MakeAccount a -> RUNS_ACCOUNTS;
      case Action.RenewCredential a -> RUNS_ACCOUNTS;
      case Action.UnlockAccount a -> RUNS_ACCOUNTS;
      case Action.EndLockDown a -> RUNS_ACCOUNTS;
      case Action.Export a -> TREATS;
      case Action.RaiseBudget a -> TREATS;
      case Action.OpenCase a -> ANSWERS;
      case Action.CloseCase a -> ANSWERS;
      case Action.ErasePatient a -> ANSWERS;
      case Action.ErasePhotographs a -> ANSWERS;
      case Action.EndSensitive a -> KNOWS;
    };
  }

  static Role[] mayApprove(Action action) {
    return switch (action) {
      case Action.MakeAccount a -> RUNS_ACCOUNTS;
      case Action.RenewCredential a -> RUNS_ACCOUNTS;
      case Action.UnlockAccount a -> RUNS_ACCOUNTS;
      case Action.EndLockDown a -> RUNS_ACCOUNTS;
      case Action.Export a -> ANSWERS;
      case Action.RaiseBudget a -> ANSWERS;
      case Action.OpenCase a -> ANSWERS;
      case Action.CloseCase a -> ANSWERS;
      case Action.ErasePatient a -> ANSWERS;
      case Action.ErasePhotographs a -> ANSWERS;
      case Action.EndSensitive a -> KNOWS;
    };
  }

  /**
   * What cannot be undone, or opens the index, is not decided without a privacy lead; nor is an
   * account, by administrators among themselves.
   */
  static boolean needsPrivacyLead(Action action) {
    return switch (action) {
      case Action.Export a -> false;
      case Action.RaiseBudget a -> false;
      case Action.UnlockAccount a -> false;
      case Action.RenewCredential a -> true;
      case Action.MakeAccount a -> true;
      case Action.EndLockDown a -> true;
      case Action.OpenCase a -> true;
      case Action.CloseCase a -> true;
      case Action.ErasePatient a -> true;
      case Action.ErasePhotographs a -> true;
      case Action.EndSensitive a -> false;
    };
  }

  /** Whom it is for, who must not approve it. */
  static Optional<AccountId> beneficiary(Action action) {
    return switch (action) {
      case Action.Export export -> Optional.of(export.account());
      case Action.RaiseBudget raise -> Optional.of(raise.account());
      case Action.RenewCredential(AccountId account) -> Optional.of(account);
      case Action.UnlockAccount(AccountId account) -> Optional.of(account);
      default -> Optional.empty();
    };
  }

  static LeafKind kind(Action action) {
    return switch (action) {
      case Action.MakeAccount a -> LeafKind.ACCOUNT;
      case Action.RenewCredential a -> LeafKind.ACCOUNT;
      case Action.UnlockAccount a -> LeafKind.LOCK;
      case Action.EndLockDown a -> LeafKind.LOCK;
      case Action.Export a -> LeafKind.EXPORT;
      case Action.RaiseBudget a -> LeafKind.BUDGET;
      case Action.OpenCase a -> LeafKind.CASE;
      case Action.CloseCase a -> LeafKind.CASE;
      // Only the erasure itself is an entry of kind erase: restoring does again what those say.
      case Action.ErasePatient a -> LeafKind.ACCOUNT;
      case Action.ErasePhotographs a -> LeafKind.ACCOUNT;
      case Action.EndSensitive a -> LeafKind.ACCOUNT;
    };
  }

  /** What it is, in words that name accounts and no patients. */
  static String sentence(Action action, Function<AccountId, String> name) {
    return switch (action) {
      case Action.MakeAccount(String who, Role role) -> "an account for " + who + ", " + role;
      case Action.RenewCredential(AccountId who) -> "a new credential for " + name.apply(who);
      case Action.UnlockAccount(AccountId who) -> name.apply(who) + " may sign in again";
      case Action.Export export ->
          "originals of "
              + export.patients().size()
              + " patients for "
              + name.apply(export.account())
              + " until "
              + export.until()
              + ": "
              + export.reason();
      case Action.RaiseBudget raise ->
          raise.patientsAnHour()
              + " patients an hour for "
              + name.apply(raise.account())
              + " until "
              + raise.until()
              + ": "
              + raise.reason();
      case Action.OpenCase open -> "an investigation: " + open.title();
      case Action.CloseCase close -> "the end of an investigation";
      case Action.ErasePatient erase -> "the erasure of a patient";
      case Action.ErasePhotographs erase ->
          "the erasure of " + erase.photographs().size() + " photographs";
      case Action.EndLockDown(String reason) -> "the end of the lock-down: " + reason;
      case Action.EndSensitive end -> "a sensitive patient's name is shown again";
    };
  }
}
