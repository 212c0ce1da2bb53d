package org.chaperone.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The house stands as ARCHITECTURE.md says. */
final class ArchitectureTest {

  /** Each may use those before it, no more. */
  private static final List<String> ROOMS =
      List.of(
          "drawn",
          "picture",
          "mark",
          "ledger",
          "verifier",
          "keyholder",
          "trace",
          "vault",
          "desk",
          "web",
          "bench",
          "cli");

  private static JavaClasses house = new ClassFileImporter().importPackages(List.of());

  @BeforeAll
  static void look() {
    house =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.chaperone");
  }

  private static String in(String room) {
    return "org.chaperone." + room + "..";
  }

  @Test
  void everyRoomIsSeen() {
    for (String room : ROOMS) {
      if (house.stream().noneMatch(c -> c.getPackageName().startsWith("org.chaperone." + room))) {
        throw new AssertionError("no class of module " + room + " was looked at");
      }
    }
  }

  @Test
  void arrowsPointOnlyDown() {
    for (int i = 0; i < ROOMS.size(); i++) {
      String[] above =
          ROOMS.subList(i + 1, ROOMS.size()).stream().map(r -> in(r)).toArray(String[]::new);
      if (above.length > 0) {
        noClasses()
            .that()
            .resideInAPackage(in(ROOMS.get(i)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above)
            .check(house);
      }
    }
  }

  @Test
  void pictureDoesNotKnowTheDrawnClinic() {
    noClasses()
        .that()
        .resideInAnyPackage(in("picture"), in("trace"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("drawn"))
        .check(house);
  }

  @Test
  void onlyPictureKnowsOpenCv() {
    noClasses()
        .that()
        .resideOutsideOfPackage(in("picture"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..")
        .check(house);
  }

  @Test
  void drawnUsesTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage(in("drawn"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(in("drawn"), "java..", "org.jspecify..")
        .check(house);
  }

  @Test
  void ledgerUsesTheJdkAndBouncyCastleAlone() {
    classes()
        .that()
        .resideInAPackage(in("ledger"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            in("ledger"),
            "java..",
            "javax.crypto..",
            "com.sun.net.httpserver..",
            "org.bouncycastle..",
            "org.jspecify..")
        .check(house);
  }

  @Test
  void verifierUsesTheJdkAndWhatReadsAndChecksAlone() {
    classes()
        .that()
        .resideInAPackage(in("verifier"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            in("verifier"),
            in("ledger.encoding"),
            in("ledger.evidence"),
            in("ledger.leaf"),
            in("ledger.note"),
            in("ledger.proof"),
            "java..",
            "org.jspecify..")
        .check(house);
  }

  @Test
  void onlyTheSiteKnowsSpring() {
    noClasses()
        .that()
        .resideOutsideOfPackage(in("web"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "jakarta.servlet..", "gg.jte..")
        .check(house);
  }

  @Test
  void onlyTheKeyholderKnowsIdTokens() {
    noClasses()
        .that()
        .resideOutsideOfPackage(in("keyholder.session.provider"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.nimbusds..")
        .check(house);
  }

  @Test
  void onlyTheCommandKnowsTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage(in("cli"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(house);
  }
}
