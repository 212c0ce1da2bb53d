package org.chaperone.web.cases;

import java.util.List;
import java.util.Map;
import org.chaperone.keyholder.approval.Action;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.status.CaseSummary;
import org.chaperone.web.page.Texts;

/** All cases, and what of them waits for a second person. */
public record CasesPage(List<Row> rows, List<Waiting> waiting) {

  /**
   * A case.
   *
   * @param members their names
   * @param isMine whether whoever looks is a member
   */
  public record Row(CaseSummary summary, List<String> members, boolean isMine) {}

  /**
   * Something that waits.
   *
   * @param words what it is
   * @param askedBy who asked
   * @param isMine whether whoever looks asked, and so cannot approve
   */
  public record Waiting(PendingRequest request, String words, String askedBy, boolean isMine) {}

  static boolean isOfCases(Action action) {
    return switch (action) {
      case Action.OpenCase _, Action.CloseCase _, Action.UnlockAccount _, Action.EndLockDown _ ->
          true;
      case Action.MakeAccount _,
          Action.RenewCredential _,
          Action.Export _,
          Action.RaiseBudget _,
          Action.ErasePatient _,
          Action.ErasePhotographs _,
          Action.EndSensitive _ ->
          false;
    };
  }

  static String words(Action action, Map<AccountId, String> names, List<Row> rows) {
    return switch (action) {
      case Action.OpenCase(String title, List<AccountId> members) ->
          Texts.of(
              "cases.waits.open",
              title,
              String.join(", ", members.stream().map(id -> names.getOrDefault(id, "?")).toList()));
      case Action.CloseCase(var id) ->
          Texts.of(
              "cases.waits.close",
              rows.stream()
                  .map(Row::summary)
                  .filter(one -> one.id().equals(id))
                  .map(CaseSummary::title)
                  .findFirst()
                  .orElse(""));
      case Action.UnlockAccount(AccountId account) ->
          Texts.of("cases.waits.unlock", names.getOrDefault(account, "?"));
      case Action.EndLockDown(String reason) -> Texts.of("cases.waits.releases", reason);
      case Action.MakeAccount _,
          Action.RenewCredential _,
          Action.Export _,
          Action.RaiseBudget _,
          Action.ErasePatient _,
          Action.ErasePhotographs _,
          Action.EndSensitive _ ->
          throw new IllegalArgumentException("not of a case");
    };
  }
}
