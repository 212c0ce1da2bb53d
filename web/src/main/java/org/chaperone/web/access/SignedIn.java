package org.chaperone.web.access;

import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.session.Session;

/**
 * Who a request comes from; a parameter of controllers.
 *
 * @param session the keyholder's, which decides
 * @param name what colleagues know the account by
 */
public record SignedIn(Session session, String name) {

  /** What the account is for. */
  public Role role() {
    return session.role();
  }

  /** The account. */
  public AccountId account() {
    return session.account();
  }

  /** Whether the role is one of these. */
  public boolean isOneOf(Role... roles) {
    return java.util.List.of(roles).contains(role());
  }

  @Override
  public String toString() {
    return "SignedIn[not shown]";
  }
}
