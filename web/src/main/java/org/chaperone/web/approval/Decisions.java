package org.chaperone.web.approval;

import java.util.Set;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.approval.PendingRequest;
import org.chaperone.keyholder.session.Role;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.WaitingFor;
import org.springframework.stereotype.Component;

/** What waits for somebody to decide. */
@Component
public final class Decisions implements WaitingFor {

  private static final Set<Role> DECIDE =
      Set.of(Role.DOCTOR, Role.PRIVACY_LEAD, Role.ADMINISTRATOR);

  private final Keyholder keyholder;

  /** Of a keyholder. */
  public Decisions(Keyholder keyholder) {
    this.keyholder = keyholder;
  }

  @Override
  public int requests(SignedIn who) {
    if (!DECIDE.contains(who.role())) {
      return 0;
    }
    return (int)
        keyholder.pending(who.session()).stream().filter(request -> isFor(request, who)).count();
  }

  private static boolean isFor(PendingRequest request, SignedIn who) {
    return !request.askedBy().equals(who.account())
        && Wording.beneficiary(request.action()).filter(who.account()::equals).isEmpty()
        && Wording.isFor(who.role(), request.action());
  }
}
