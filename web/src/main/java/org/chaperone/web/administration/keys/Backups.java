package org.chaperone.web.administration.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.chaperone.keyholder.administration.Health;
import org.chaperone.keyholder.session.Role;
import org.chaperone.vault.Vault;
import org.chaperone.vault.upkeep.BackupPlaces;
import org.chaperone.vault.viewing.NotInVaultException;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/**
 * Backups: listed, and made by a click where whoever runs the machine has said where they go. No
 * path is ever typed into a page.
 */
@Controller
final class Backups {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'keyholder-'uuuuMMdd-HHmmss'.backup'").withZone(ZoneOffset.UTC);

  private final Vault vault;
  private final PhotoBackup photographs;
  private final Pages pages;

  Backups(Vault vault, PhotoBackup photographs, Pages pages) {
    this.vault = vault;
    this.photographs = photographs;
    this.pages = pages;
  }

  @GetMapping("/administration/backups")
  @Only({Role.ADMINISTRATOR, Role.PRIVACY_LEAD})
  View page(SignedIn who) {
    return pages.show(
        "administration/backups",
        new BackupsPage(
            vault.keyholder().health(who.session()),
            vault.backupPlaces(),
            vault.backupPlaces().flatMap(PhotoBackup::last),
            photographs.progress(),
            who.role() == Role.ADMINISTRATOR));
  }

  /** Keys first: a photograph in the backup then has its keys in it too, or is newer. */
  @PostMapping("/administration/backups")
  @Only(Role.ADMINISTRATOR)
  String make(SignedIn who) throws IOException {
    BackupPlaces places = vault.backupPlaces().orElseThrow(NotInVaultException::new);
    Health health = vault.keyholder().health(who.session());
    if (!health.apart()) {
      makeFolders(places.keys());
      makeFolders(places.keyFile().resolveSibling("."));
    }
    vault
        .keyholder()
        .backup(who.session(), places.keys().resolve(NAME.format(Instant.now())), places.keyFile());
    photographs.begin(places);
    return "redirect:/administration/backups";
  }

  /** A keyholder elsewhere makes no folders for whoever asks it. */
  private static void makeFolders(Path folder) throws IOException {
    Files.createDirectories(folder.toAbsolutePath().normalize());
  }
}
