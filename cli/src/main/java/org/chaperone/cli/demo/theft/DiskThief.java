package org.chaperone.cli.demo.theft;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.chaperone.keyholder.id.PatientId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.release.Rendition;
import org.chaperone.ledger.disk.RealDisk;
import org.chaperone.vault.blob.FolderBlobs;
import org.chaperone.vault.rows.Database;
import org.chaperone.vault.rows.RenditionRow;
import org.chaperone.vault.rows.Rows;
import org.chaperone.vault.sealed.SealContext;

/**
 * A thief with the clinic's whole disk – every file of vault, database, keyholder and ledger – and
 * this program, but not the passphrase of the seal, which is on no disk.
 */
final class DiskThief {

  private final Path disk;

  private DiskThief(Path disk) {
    this.disk = disk;
  }

  /** Copies the clinic's disk to a folder that is not there yet. */
  static DiskThief stealing(Path server, Path disk) throws IOException {
    try (Stream<Path> all = Files.walk(server)) {
      for (Path from : all.sorted().toList()) {
        Path to = disk.resolve(server.relativize(from).toString());
        if (Files.isDirectory(from)) {
          Files.createDirectories(to);
        } else {
          Files.copy(from, to);
        }
      }
    }
    return new DiskThief(disk);
  }

  /** Searches all of it. */
  Looked look(KnownThings things) throws IOException {
    return Looked.at(List.of(disk), things);
  }

  /**
   * To how many hundredths of themselves the sealed photographs can be packed; pixels that lay
   * about in whatever form would shrink, and noise does not.
   */
  double packedPercent() throws IOException {
    Path photographs = disk.resolve("vault/photographs");
    long whole = 0;
    Counting packed = new Counting();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (OutputStream out = new DeflaterOutputStream(packed, deflater);
        Stream<Path> all = Files.walk(photographs)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        whole += Files.copy(file, out);
      }
    } finally {
      deflater.end();
    }
    return 100.0 * packed.bytes / Math.max(1, whole);
  }

  private static final class Counting extends OutputStream {
    private long bytes;

    @Override
    public void write(int one) {
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) {
      bytes += length;
    }
  }

  /** Tries whatever lies in the keyholder's files as the key of a small picture. */
  GuessedKeys tryKeys() throws IOException {
    try (Database database = Database.sqlite(disk.resolve("vault/vault.db"));
        FolderBlobs blobs =
            new FolderBlobs(new RealDisk(), disk.resolve("vault/photographs"), Clock.systemUTC())) {
      Rows rows = new Rows(database);
      PatientId patient = rows.patients().getFirst();
      PhotographId photograph = rows.photographsOf(patient).getFirst();
      RenditionRow small = rows.rendition(photograph, Rendition.THUMBNAIL).orElseThrow();
      byte[] context =
          SealContext.of(rows.tenant().orElseThrow(), patient, photograph, Rendition.THUMBNAIL)
              .bytes();
      ByteArrayOutputStream sealed = new ByteArrayOutputStream();
      try (InputStream in = blobs.open(small.blob())) {
        in.transferTo(sealed);
      }
      return GuessedKeys.in(disk.resolve("keyholder"), sealed.toByteArray(), context);
    }
  }

  /** Tries to start the keyholder that was stolen with the rest. */
  GuessedPassphrases tryPassphrases() throws IOException {
    return GuessedPassphrases.at(disk.resolve("keyholder"));
  }
}
