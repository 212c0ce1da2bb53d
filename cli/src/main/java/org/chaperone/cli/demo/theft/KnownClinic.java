package org.chaperone.cli.demo.theft;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.chaperone.cli.demo.theft.KnownThings.Kind;
import org.chaperone.cli.demo.theft.KnownThings.Thing;

/** Everything that a search for the drawn clinic's photographs and patients looks for. */
final class KnownClinic {

  private static final int PIECE = 24;
  private static final int PIECES = 12;

  /** A piece of fewer different bytes could be anybody's. */
  private static final int DIFFERENT = 16;

  private KnownClinic() {}

  /** Of an archive of JPEG files with EXIF. */
  static KnownThings of(Path archive, DrawnPatients patients) throws IOException {
    KnownThings things = new KnownThings();
    for (String name : patients.files()) {
      byte[] file = Files.readAllBytes(archive.resolve(name));
      addPieces(things, name, file);
      things.addWord(new Thing(Kind.FILE_NAME, name), name);
      int exifEnds = 4 + Short.toUnsignedInt(ByteBuffer.wrap(file).getShort(4));
      things.add(
          new Thing(Kind.CAMERA, name), Arrays.copyOfRange(file, exifEnds - PIECE, exifEnds));
    }
    for (DrawnPatients.Person person : patients.people()) {
      for (String word : new String[] {person.family(), person.number(), "" + person.born()}) {
        things.addWord(new Thing(Kind.NAME, word), word);
      }
    }
    return things;
  }

  private static void addPieces(KnownThings things, String name, byte[] file) {
    for (int i = 1; i <= PIECES; i++) {
      int at = (int) ((long) file.length * i / (PIECES + 2));
      byte[] piece = Arrays.copyOfRange(file, at, at + PIECE);
      boolean[] seen = new boolean[256];
      int different = 0;
      for (byte b : piece) {
        different += seen[b & 0xFF] ? 0 : 1;
        seen[b & 0xFF] = true;
      }
      if (different >= DIFFERENT) {
        things.add(new Thing(Kind.PHOTOGRAPH, name), piece);
      }
    }
  }
}
