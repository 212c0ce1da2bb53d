package org.chaperone.cli.mark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.chaperone.mark.ViewKey;

/**
 * A secret and the views that were marked with it, in a text file: a heading, the secret, then a
 * line for each view with number, photograph, time and account.
 *
 * <p>Keys follow from the secret: HMAC-SHA-256 of the photograph, and under that of the account and
 * of the view's number.
 */
final class KeyFile {

  private static final String HEADING = "chaperone-mark-keys/1";
  private static final int SECRET = 32;

  /**
   * A view that was marked.
   *
   * @param photograph SHA-256 of the photograph's file, in hexadecimal
   */
  record View(int number, String photograph, Instant time, String account) {

    private String line() {
      return number + " " + photograph + " " + time + " " + account;
    }
  }

  private final Path path;
  private final byte[] secret;
  private final List<View> views;

  private KeyFile(Path path, byte[] secret, List<View> views) {
    this.path = path;
    this.secret = secret;
    this.views = views;
  }

  /** Reads a key file, or makes one, readable for its owner alone. */
  static KeyFile at(Path path) throws IOException {
    if (!Files.exists(path)) {
      byte[] secret = new byte[SECRET];
      new SecureRandom().nextBytes(secret);
      if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(path, HEADING + "\n" + HexFormat.of().formatHex(secret) + "\n");
      return new KeyFile(path, secret, new ArrayList<>());
    }
    return read(path);
  }

  /**
   * Reads a key file.
   *
   * @throws IOException when it is none
   */
  static KeyFile read(Path path) throws IOException {
    List<String> lines = Files.readAllLines(path);
    if (lines.size() < 2 || !lines.getFirst().equals(HEADING)) {
      throw new IOException(path + " is not a key file of marks.");
    }
    try {
      byte[] secret = HexFormat.of().parseHex(lines.get(1));
      if (secret.length != SECRET) {
        throw new IllegalArgumentException("the secret is not 32 bytes long");
      }
      List<View> views = new ArrayList<>();
      for (String line : lines.subList(2, lines.size())) {
        String[] fields = line.split(" ", 4);
        views.add(
            new View(Integer.parseInt(fields[0]), fields[1], Instant.parse(fields[2]), fields[3]));
      }
      return new KeyFile(path, secret, views);
    } catch (RuntimeException e) {
      throw new IOException(path + " is a damaged key file of marks.", e);
    }
  }

  /** The views of a photograph, oldest first. */
  List<View> viewsOf(String photograph) {
    return views.stream().filter(view -> view.photograph.equals(photograph)).toList();
  }

  /** Notes a view before its picture is written. */
  View add(String photograph, String account) throws IOException {
    View view =
        new View(
            views.size() + 1, photograph, Instant.now().truncatedTo(ChronoUnit.SECONDS), account);
    views.add(view);
    Files.writeString(path, view.line() + "\n", StandardOpenOption.APPEND);
    return view;
  }

  ViewKey key(View view) {
    byte[] ofPhotograph = derived(secret, "photograph " + view.photograph);
    return new ViewKey(
        derived(ofPhotograph, "account " + view.account),
        derived(ofPhotograph, "view " + view.number));
  }

  private static byte[] derived(byte[] key, String label) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(label.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has HMAC-SHA-256", e);
    }
  }
}
