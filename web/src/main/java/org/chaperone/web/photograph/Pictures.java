package org.chaperone.web.photograph;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.keyholder.session.Role;
import org.chaperone.vault.Vault;
import org.chaperone.vault.viewing.Viewed;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * The pictures themselves. Each is marked for this very view, and no browser keeps it: the pages'
 * script shows it from memory.
 */
@Controller
final class Pictures {

  private static final int MOST_THUMBNAILS = 50;

  private final Vault vault;

  Pictures(Vault vault) {
    this.vault = vault;
  }

  /**
   * Thumbnails under one release: for each, in the order asked for, its length in four bytes,
   * big-endian, and the JPEG file.
   */
  @PostMapping("/patients/{patient}/thumbnails")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD})
  ResponseEntity<byte[]> thumbnails(
      @PathVariable String patient, @RequestBody List<String> photographs, SignedIn who)
      throws IOException {
    if (photographs.isEmpty() || photographs.size() > MOST_THUMBNAILS) {
      throw new IllegalArgumentException("1 to " + MOST_THUMBNAILS + " at a time");
    }
    List<PhotographId> ids = photographs.stream().map(PhotographId::parse).toList();
    Viewed.Opened opened = open(who, PatientId.parse(patient), ids, Rendition.THUMBNAIL);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Viewed.OpenedPhotograph one : opened.photographs()) {
        out.writeInt(one.jpeg().length);
        out.write(one.jpeg());
      }
    }
    return answer(opened, MediaType.APPLICATION_OCTET_STREAM, bytes.toByteArray());
  }

  @GetMapping("/patients/{patient}/photographs/{photograph}/picture")
  @Only({Role.DOCTOR, Role.NURSE, Role.DESK, Role.PRIVACY_LEAD})
  ResponseEntity<byte[]> picture(
      @PathVariable String patient, @PathVariable String photograph, SignedIn who)
      throws IOException {
    PhotographId id = PhotographId.parse(photograph);
    Viewed.Opened opened = open(who, PatientId.parse(patient), List.of(id), Rendition.DISPLAY);
    return answer(opened, MediaType.IMAGE_JPEG, opened.photographs().getFirst().jpeg());
  }

  private static ResponseEntity<byte[]> answer(Viewed.Opened opened, MediaType type, byte[] body) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header("Chaperone-Entry", Long.toString(opened.ledgerIndex()))
        .contentType(type)
        .body(body);
  }

  private Viewed.Opened open(
      SignedIn who, PatientId patient, List<PhotographId> photographs, Rendition rendition)
      throws IOException {
    return vault
        .viewing()
        .open(who.session(), patient, photographs, rendition, "", Optional.empty())
        .opened();
  }
}
