package org.chaperone.desk.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.chaperone.desk.paper.Custody;
import org.chaperone.vault.storage.Storage;

/** Notes every file as it was handed in: its name, length and SHA-256. */
final class HandingIn {

  private HandingIn() {}

  static List<Custody> of(List<Path> leaks) throws IOException {
    List<Custody> files = new ArrayList<>();
    for (Path leak : leaks) {
      try (Stream<Path> all = Files.walk(leak)) {
        for (Path file :
            all.filter(one -> Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS)).toList()) {
          files.add(custody(leak, file));
        }
      }
    }
    return files;
  }

  private static Custody custody(Path leak, Path file) throws IOException {
    MessageDigest digest = Storage.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      long bytes = in.transferTo(OutputStream.nullOutputStream());
      return new Custody(named(leak, file), bytes, HexFormat.of().formatHex(digest.digest()));
    }
  }

  /** As whoever handed it in knows it; where it lies on this machine is nobody's business. */
  private static String named(Path leak, Path file) {
    Path folder = leak.toAbsolutePath().getParent();
    return (folder == null ? file : folder.relativize(file.toAbsolutePath())).toString();
  }
}
