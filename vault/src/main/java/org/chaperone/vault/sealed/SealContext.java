package org.chaperone.vault.sealed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.chaperone.keyholder.id.Id128;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.vault.rows.RenditionCode;

/**
 * What sealed content is, so that no content can stand in for another.
 *
 * @param tenant of the keyholder, 32 hexadecimal digits
 * @param object the photograph; of a patient's own record the patient; of an entry of the consent
 *     history that entry
 */
public record SealContext(String tenant, PatientId patient, Id128 object, Rendition rendition) {

  private static final byte[] LABEL =
      "chaperone sealed content\0".getBytes(StandardCharsets.US_ASCII);

  /** Of a rendition of a photograph. */
  public static SealContext of(
      String tenant, PatientId patient, PhotographId photograph, Rendition rendition) {
    return new SealContext(tenant, patient, photograph.value(), rendition);
  }

  /** Label, tenant (16), patient (16), object (16), code of the rendition (1). */
  public byte[] bytes() {
    return ByteBuffer.allocate(LABEL.length + 3 * Id128.LENGTH + 1)
        .put(LABEL)
        .put(HexFormat.of().parseHex(tenant))
        .put(patient.bytes())
        .put(object.bytes())
        .put((byte) RenditionCode.of(rendition))
        .array();
  }
}
