package org.chaperone.cli.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.session.Session;
import org.chaperone.keyholder.status.AccountSummary;

/** Accounts by the names, or ids, that people type. */
final class AccountNames {

  private AccountNames() {}

  static List<AccountId> ids(Keyholder keyholder, Session session, List<String> names)
      throws IOException {
    List<AccountSummary> all = keyholder.accounts(session);
    List<AccountId> ids = new ArrayList<>();
    for (String name : names) {
      ids.add(
          all.stream()
              .filter(one -> one.name().equals(name) || one.id().toString().equals(name))
              .map(AccountSummary::id)
              .findFirst()
              .orElseThrow(() -> new IOException("There is no account " + name + ".")));
    }
    return ids;
  }
}
