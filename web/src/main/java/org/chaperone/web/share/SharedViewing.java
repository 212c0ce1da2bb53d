package org.chaperone.web.share;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.share.SharedPhotographs;
import org.chaperone.vault.Vault;
import org.chaperone.vault.viewing.NotInVaultException;
import org.chaperone.vault.viewing.Viewed;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** The photographs of a share, for the one person whom it is for. */
@Controller
final class SharedViewing {

  private final Vault vault;
  private final Keyholder keyholder;
  private final Pages pages;

  SharedViewing(Vault vault, Keyholder keyholder, Pages pages) {
    this.vault = vault;
    this.keyholder = keyholder;
    this.pages = pages;
  }

  @GetMapping("/share/view")
  @Only(Role.GUEST)
  View page(SignedIn who) {
    return pages.show("share/view", new SharedPage(keyholder.shared(who.session())));
  }

  /** One of them, marked for this very view. */
  @GetMapping("/share/photographs/{photograph}")
  @Only(Role.GUEST)
  ResponseEntity<byte[]> picture(@PathVariable String photograph, SignedIn who) throws IOException {
    PhotographId id = PhotographId.parse(photograph);
    SharedPhotographs shared = keyholder.shared(who.session());
    if (!shared.photographs().contains(id)) {
      throw new NotInVaultException();
    }
    Viewed.Opened opened =
        vault
            .viewing()
            .open(
                who.session(),
                shared.patient(),
                List.of(id),
                Rendition.DISPLAY,
                "",
                Optional.empty())
            .opened();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header("Chaperone-Left", Integer.toString(Math.max(0, shared.viewsLeft() - 1)))
        .contentType(MediaType.IMAGE_JPEG)
        .body(opened.photographs().getFirst().jpeg());
  }
}
