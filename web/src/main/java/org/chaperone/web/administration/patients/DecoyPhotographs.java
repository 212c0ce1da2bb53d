package org.chaperone.web.administration.patients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.chaperone.drawn.DrawnClinic;
import org.chaperone.drawn.DrawnPhotograph;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.picture.Picture;
import org.chaperone.vault.Vault;
import org.chaperone.vault.adding.AddOutcome;
import org.chaperone.vault.facts.BodySite;
import org.chaperone.vault.facts.Description;
import org.chaperone.vault.facts.View;
import org.chaperone.web.SiteSettings;
import org.chaperone.web.access.SignedIn;
import org.springframework.stereotype.Component;

/**
 * Draws photographs of somebody who does not exist, so that a decoy has some. Whoever sees one can
 * tell that it is drawn; by then the alarm has sounded.
 */
@Component
final class DecoyPhotographs {

  private static final int QUALITY = 90;

  private final Vault vault;
  private final SiteSettings settings;
  private final SecureRandom random = new SecureRandom();

  DecoyPhotographs(Vault vault, SiteSettings settings) {
    this.vault = vault;
    this.settings = settings;
  }

  void add(SignedIn who, PatientId decoy, int count) throws IOException {
    Files.createDirectories(settings.work());
    DrawnClinic drawn = new DrawnClinic(random.nextInt(Integer.MAX_VALUE), count + 1);
    LocalDateTime taken = LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MINUTES);
    for (int i = 0; i < count; i++) {
      Path file = Files.createTempFile(settings.work(), "decoy", ".jpg");
      try {
        Files.write(file, jpeg(drawn.photograph(i)));
        AddOutcome added =
            vault.add(
                who.session(),
                decoy,
                file,
                "IMG_%04d.jpg".formatted(random.nextInt(10_000)),
                new Description(
                    Optional.of(taken.minusDays(random.nextInt(400))),
                    Optional.of(BodySite.FACE),
                    Optional.empty(),
                    Optional.of(View.FRONT),
                    "",
                    "",
                    ""));
        if (!(added instanceof AddOutcome.Added)) {
          throw new IOException("A drawn photograph was not taken in.");
        }
      } finally {
        Files.deleteIfExists(file);
      }
    }
  }

  private static byte[] jpeg(DrawnPhotograph photograph) {
    try (Picture picture = Picture.of(photograph.width(), photograph.height(), photograph.bgr())) {
      return picture.jpeg(QUALITY);
    }
  }
}
