package org.chaperone.web.administration.patients;

import java.time.Instant;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.session.Role;
import org.chaperone.vault.viewing.NotInVaultException;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** Receipts of erasures, from the ledger, which outlives them. */
@Controller
final class ErasureReceipts {

  private final Keyholder keyholder;
  private final Pages pages;

  ErasureReceipts(Keyholder keyholder, Pages pages) {
    this.keyholder = keyholder;
    this.pages = pages;
  }

  @GetMapping("/administration/erasures")
  @Only({Role.DOCTOR, Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  View all(SignedIn who) {
    return pages.show(
        "administration/erasures",
        new ErasuresPage(keyholder.erased(who.session()), Instant.now()));
  }

  @GetMapping("/administration/erasures/{entry}")
  @Only({Role.DOCTOR, Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  View one(@PathVariable long entry, SignedIn who) throws NotInVaultException {
    return pages.show(
        "administration/receipt",
        new ReceiptPage(
            keyholder.erased(who.session()).stream()
                .filter(receipt -> receipt.entry() == entry)
                .findFirst()
                .orElseThrow(NotInVaultException::new),
            keyholder.status().ledgerKey()));
  }
}
