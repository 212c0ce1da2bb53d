package org.chaperone.cli.keyholder;

import java.util.Locale;
import java.util.Map;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.id.AccountId;

/** What somebody asks a second person for, in words. */
final class ActionText {

  private final Map<AccountId, String> names;

  ActionText(Map<AccountId, String> names) {
    this.names = names;
  }

  String of(Action action) {
    return switch (action) {
      case Action.MakeAccount(var name, var role) -> "an account for " + name + ", " + word(role);
      case Action.RenewCredential(var account) -> "a new way to sign in for " + name(account);
      case Action.UnlockAccount(var account) -> "the unlocking of " + name(account);
      case Action.Export(var account, var patients, var reason, var until) ->
          "originals of "
              + patients.size()
              + " patients for "
              + name(account)
              + " until "
              + until
              + ": "
              + reason;
      case Action.RaiseBudget(var account, var patients, var reason, var until) ->
          patients + " patients an hour for " + name(account) + " until " + until + ": " + reason;
      case Action.OpenCase(var title, var members) ->
          "a case for " + members.size() + " people: " + title;
      case Action.CloseCase(var investigation) -> "the end of case " + investigation;
      case Action.ErasePatient(var patient, var reason) ->
          "the erasure of patient " + patient + ": " + reason;
      case Action.ErasePhotographs(var patient, var photographs, var reason) ->
          "the erasure of "
              + photographs.size()
              + " photographs of patient "
              + patient
              + ": "
              + reason;
      case Action.EndLockDown(var reason) -> "the end of the lock-down: " + reason;
      case Action.EndSensitive(var patient, var reason) ->
          "the name of sensitive patient " + patient + " for everybody: " + reason;
    };
  }

  private static String word(Enum<?> role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String name(AccountId account) {
    return names.getOrDefault(account, account.toString());
  }
}
