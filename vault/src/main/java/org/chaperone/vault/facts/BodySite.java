package org.chaperone.vault.facts;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of the body that photographs are filed under, with their codes in SNOMED CT.
 *
 * <p>Codes from the International Edition as DICOM PS3.16 uses them. Whoever uses SNOMED CT needs a
 * licence of SNOMED International, which is free in its member countries.
 */
public enum BodySite {
  HEAD("69536005", "head"),
  SCALP("41695006", "scalp"),
  FOREHEAD("68698007", "forehead"),
  FACE("89545001", "face"),
  EYE_REGION("371398005", "eye region"),
  EYELID("80243003", "eyelid"),
  NOSE("45206002", "nose"),
  CHEEK("60819002", "cheek"),
  EAR("117590005", "ear"),
  LIP("48477009", "lip"),
  MOUTH("123851003", "mouth"),
  TONGUE("21974007", "tongue"),
  CHIN("23747009", "chin"),
  NECK("45048000", "neck"),
  TRUNK("22943007", "trunk"),
  CHEST("78904004", "chest wall"),
  BREAST("76752008", "breast"),
  AXILLA("91470000", "axilla"),
  ABDOMEN("818981001", "abdomen"),
  BACK("77568009", "back"),
  GROIN("26893007", "groin"),
  BUTTOCK("46862004", "buttock"),
  EXTERNAL_GENITALIA("60944009", "external genitalia"),
  PERINEUM("38864007", "perineum"),
  UPPER_LIMB("53120007", "upper limb"),
  SHOULDER("16982005", "shoulder"),
  UPPER_ARM("40983000", "upper arm"),
  ELBOW("16953009", "elbow"),
  FOREARM("14975008", "forearm"),
  WRIST("8205005", "wrist"),
  HAND("85562004", "hand"),
  FINGER("7569003", "finger"),
  FINGERNAIL("770809003", "fingernail"),
  LOWER_LIMB("61685007", "lower limb"),
  HIP("29836001", "hip"),
  THIGH("68367000", "thigh"),
  KNEE("72696002", "knee"),
  LOWER_LEG("30021000", "lower leg"),
  CALF("53840002", "calf"),
  ANKLE("70258002", "ankle"),
  FOOT("56459004", "foot"),
  HEEL("84607009", "heel"),
  TOE("29707007", "toe"),
  TOENAIL("770805009", "toenail"),
  SKIN("39937001", "skin");

  private static final Map<String, BodySite> BY_NAME =
      Stream.of(values())
          .flatMap(s -> Stream.of(Map.entry(s.code, s), Map.entry(s.label, s)))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private final String code;
  private final String label;

  BodySite(String code, String label) {
    this.code = code;
    this.label = label;
  }

  /** The SNOMED CT concept id. */
  public String code() {
    return code;
  }

  /** The word for people. */
  public String label() {
    return label;
  }

  /** The site of a SNOMED CT concept id or of the word for people. */
  public static Optional<BodySite> of(String codeOrLabel) {
    return Optional.ofNullable(BY_NAME.get(codeOrLabel.strip().toLowerCase(Locale.ROOT)));
  }

  /** All words, for saying what may be written. */
  public static String labels() {
    return Stream.of(values())
        .map((Function<BodySite, String>) BodySite::label)
        .collect(Collectors.joining(", "));
  }
}
