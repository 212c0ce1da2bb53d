package org.chaperone.picture.pdq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chaperone.picture.Decoded;
import org.chaperone.picture.PictureDecoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Agreement with the hashes that Meta publishes for its own pictures. They allow 10 bits between
 * decoders; two are enough here.
 */
class PdqPublishedVectorsTest {

  private static final Path VECTORS =
      Path.of(System.getProperty("chaperone.shared", "shared"), "vectors", "pdq");

  @BeforeEach
  void needsTheVectors() {
    assumeTrue(
        Files.isDirectory(VECTORS),
        "the published PDQ vectors are not on this machine; point -Dchaperone.shared to them");
  }

  @ParameterizedTest
  @CsvSource({
    "bridge-mods/aaa-orig.jpg, f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22",
    "bridge-mods/blur-a-little.jpg, f8f8f0cee0f4a84f06370a2a038f63f0b36e26d596621e1d33e6b39c4e9c9b22",
    "bridge-mods/blur-a-lot.jpg, f8f8f0cee0f4a84f0637022a038f67f0b36e26d596621e1d33e6b39c4e9c9b22",
    "bridge-mods/high-contrast.jpg, f8f8f0cee0f4a84f06370a2a068f67f0b36e26d596621e1d33e6339c4e9c9b22",
    "bridge-mods/high-saturation.jpg, f8f8f0cee0f4a84f06370a22038f67f0b36e2ed596221e1d33e6b39c4e9c9b22",
    "bridge-mods/sharpen-a-little.jpg, f8f8f0cee0f4a84f0e370a22038f67f0b36e2ed596221e1d33e6b39c4a9c9b22",
    "bridge-mods/sharpen-a-lot.jpg, d8f8f0cec0f4a84f8e370a22038f67f0b36a2ed597231e1d72e6b39c4a9c9b22",
    "bridge-mods/shrink-a-little.jpg, f8f8f0cee0f4a84f06370a22038f67f0b36e2ed596621e1d33e6339c4e9c9b22",
    "bridge-mods/shrink-a-lot.jpg, d0f8f1ccc0f4a84d0a370a3a228f67f0b36e2ed5b6623e1d33e6339c4e9c9b22",
    "bridge-mods/square-128x128.jpg, d8f8f1eec0f4a84f0e37022a078f63f0b36e2ed596621e1d33e6239c4e9c9b22",
    "bridge-mods/square-256x256.jpg, d8f8f0cec4f4a84f0637022a078f67f0b36e2ee5b6621e1d33e6239c4e9c9b22",
    "bridge-mods/square-512x512.jpg, d8f8f0cec0f4a84f0637022a278f67f0b36e2ed596621e1d33e6339c4e9c9b22",
    "misc-images/wee.jpg, 6227401f601ff4ccafcc9fad4b0d95d371a2eb7265a3285234d228ca94deeb2d",
    "reg-test-input/dih/bridge-1-original.jpg, f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22",
    "reg-test-input/dih/bridge-2-rotate-90.jpg, 30a10efd71cc3d429013d48d0ffffc52e34e0e17ada952a9d29685211ea9e5af",
    "reg-test-input/dih/bridge-3-rotate-180.jpg, adad5a64b5a142e75b62a09857da895ae63b847fc23794b766b319361bc93188",
    "reg-test-input/dih/bridge-4-rotate-270.jpg, a5f0a457a48995e8c9065c275aaa5498b61ba4bdf8fcf80387c32f8b1bfc4f05",
    "reg-test-input/dih/bridge-5-flipx.jpg, f8f80f31e0f417b20e37f5cd028f980fb36ed02a9662c1e233e64c634e9c64dd",
    "reg-test-input/dih/bridge-6-flipy.jpg, 0dad2599b1a1bd1a5362576742da32a5e63b7380c2374b4866b366c91bc9ce77",
    "reg-test-input/dih/bridge-7-flip-plus-1.jpg, f0a5e102f1ccc0bd945308720fff038de34ef1e8ada9a956d2967ade5ea91a50",
    "reg-test-input/dih/bridge-8-flip-minus-1.jpg, a5f05aa8a4896a17c906a2d85aaaab07b61b5b42f8fc07fc87c3d0741bfcb0fa",
  })
  void agreesWithThePublishedHash(String file, String hash) throws IOException {
    Pdq pdq = read(file);
    int distance = pdq.hash().distance(PdqHash.parse(hash));
    assertTrue(distance <= 2, () -> distance + " bits off: " + pdq.hash());
    assertEquals(100, pdq.quality());
  }

  @Test
  void findsNothingOfWorthInTheEmptyPicture() throws IOException {
    assertEquals(0, read("misc-images/small.jpg").quality());
  }

  @Test
  void readsTheSamePictureInInkColours() throws IOException {
    int distance =
        read("misc-images/modes/CMYK.jpg").hash().distance(read("bridge-mods/aaa-orig.jpg").hash());
    assertTrue(distance <= 10, () -> distance + " bits off");
  }

  @ParameterizedTest
  @CsvSource({
    "ROTATED_90, bridge-2-rotate-90.jpg",
    "ROTATED_180, bridge-3-rotate-180.jpg",
    "ROTATED_270, bridge-4-rotate-270.jpg",
    "FLIPPED_X, bridge-5-flipx.jpg",
    "FLIPPED_Y, bridge-6-flipy.jpg",
    "FLIPPED_PLUS_1, bridge-7-flip-plus-1.jpg",
    "FLIPPED_MINUS_1, bridge-8-flip-minus-1.jpg",
  })
  void derivesNearlyTheHashOfThePublishedTurnedPicture(Dihedral dihedral, String file)
      throws IOException {
    Pdq turned = read("reg-test-input/dih/" + file);
    int distance =
        read("reg-test-input/dih/bridge-1-original.jpg").hash(dihedral).distance(turned.hash());
    assertTrue(distance <= 16, () -> distance + " bits off");
  }

  @ParameterizedTest
  @CsvSource({"needles.txt, 100", "haystack.txt, 1350"})
  void writesThePublishedHashesAsTheyWereRead(String file, int count) throws IOException {
    List<String> lines = Files.readAllLines(VECTORS.resolve("reg-test-input").resolve(file));
    assertEquals(count, lines.size());
    assertEquals(lines, lines.stream().map(line -> PdqHash.parse(line).hex()).toList());
  }

  private static Pdq read(String file) throws IOException {
    byte[] bytes = Files.readAllBytes(VECTORS.resolve(file));
    var opened =
        assertInstanceOf(Decoded.Opened.class, new PictureDecoder(10_000_000).decode(bytes));
    try (var picture = opened.picture()) {
      return Pdq.of(picture);
    }
  }
}
