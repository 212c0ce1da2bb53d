package org.chaperone.cli.keyholder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chaperone.keyholder.seal.RecoveryShare;
import org.chaperone.keyholder.seal.SealException;

/** A file with shares of the recovery kit, one a line. */
final class SharesFile {

  private SharesFile() {}

  static List<RecoveryShare> read(Path file) throws IOException, SealException {
    List<RecoveryShare> shares = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        shares.add(RecoveryShare.parse(line));
      }
    }
    return shares;
  }
}
