package org.chaperone.web.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.picture.PictureFormat;
import org.chaperone.picture.decode.Whole;
import org.chaperone.vault.Vault;
import org.chaperone.vault.adding.AddOutcome;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.metrics.Waiting;
import org.chaperone.web.page.Texts;
import org.springframework.stereotype.Component;

/**
 * Takes files in, piece by piece. A piece is answered with how far the file has come; whoever lost
 * the connection asks for that and goes on. A photograph is said to be there only when the vault
 * has it on stable storage.
 */
@Component
final class Intake implements Waiting, AutoCloseable {

  /** The largest file; a camera's largest are a tenth of it. */
  static final long MOST_BYTES = 200L << 20;

  /** The largest piece. */
  static final int MOST_A_PIECE = 1 << 20;

  private static final long MOST_TOGETHER = 1L << 30;
  private static final int MOST_AN_ACCOUNT = 200;
  private static final long FORGOTTEN = Duration.ofMinutes(30).toNanos();
  private static final int AT_A_TIME = 2;

  private final Vault vault;
  private final WaitingRoom room;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Upload> uploads = new LinkedHashMap<>();
  private final Semaphore adding = new Semaphore(AT_A_TIME, true);

  Intake(Vault vault) throws IOException {
    this.vault = vault;
    this.room = WaitingRoom.open();
  }

  /** Begins, or goes on with the same file. */
  Upload begin(Upload.Wanted wanted) throws IOException, NotAcceptedException {
    if (wanted.size() < 1) {
      throw new NotAcceptedException(422, Texts.of("upload.empty"));
    }
    if (wanted.size() > MOST_BYTES) {
      throw new NotAcceptedException(413, Texts.of("upload.large", MOST_BYTES >> 20));
    }
    synchronized (uploads) {
      forget();
      Optional<Upload> same =
          uploads.values().stream()
              .filter(one -> one.outcome().isEmpty() && one.wanted.isSameFile(wanted))
              .filter(one -> one.wanted.description().equals(wanted.description()))
              .findFirst();
      if (same.isPresent()) {
        return same.get();
      }
      long held = uploads.values().stream().mapToLong(Upload::held).sum();
      long theirs =
          uploads.values().stream()
              .filter(one -> one.wanted.account().equals(wanted.account()) && one.held() > 0)
              .count();
      if (held + wanted.size() > MOST_TOGETHER || theirs >= MOST_AN_ACCOUNT) {
        throw new NotAcceptedException(503, Texts.of("upload.busy"));
      }
      byte[] id = new byte[16];
      random.nextBytes(id);
      String name = HexFormat.of().formatHex(id);
      Upload upload = new Upload(name, wanted, room.place(name));
      uploads.put(name, upload);
      return upload;
    }
  }

  private void forget() throws IOException {
    for (Upload upload : List.copyOf(uploads.values())) {
      if (upload.nanosUntouched() > FORGOTTEN) {
        uploads.remove(upload.id);
        Files.deleteIfExists(upload.file());
      }
    }
  }

  @Override
  public long waiting() {
    synchronized (uploads) {
      return uploads.values().stream().filter(one -> one.held() > 0).count();
    }
  }

  /** An upload of the account's own; somebody else's is not there. */
  Optional<Upload> find(String id, AccountId account) {
    synchronized (uploads) {
      return Optional.ofNullable(uploads.get(id))
          .filter(one -> one.wanted.account().equals(account));
    }
  }

  /**
   * Takes the next piece; one that does not begin where the file ends is left out.
   *
   * @return how far the file has come
   */
  long append(Upload upload, long offset, byte[] piece) throws IOException, NotAcceptedException {
    synchronized (upload) {
      boolean fits =
          upload.outcome().isEmpty()
              && offset == upload.offset()
              && offset + piece.length <= upload.wanted.size();
      if (!fits) {
        return upload.offset();
      }
      if (offset == 0 && PictureFormat.of(piece).isEmpty()) {
        drop(upload);
        throw new NotAcceptedException(422, Texts.of("upload.kind"));
      }
      upload.append(piece);
      return upload.offset();
    }
  }

  /** Adds what has come whole to the vault; asked again, it answers the same. */
  AddOutcome finish(Upload upload, SignedIn who) throws IOException, NotAcceptedException {
    synchronized (upload) {
      if (upload.outcome().isPresent()) {
        return upload.outcome().get();
      }
      if (!upload.isComplete() || !sha256(upload).equals(upload.wanted.sha256())) {
        upload.startAgain();
        throw new NotAcceptedException(409, Texts.of("upload.again"));
      }
      if (!Whole.is(Files.readAllBytes(upload.file()))) {
        // Half a photograph would look like one that is kept.
        drop(upload);
        throw new NotAcceptedException(422, Texts.of("upload.cut"));
      }
      adding.acquireUninterruptibly();
      try {
        Upload.Wanted wanted = upload.wanted;
        AddOutcome outcome =
            vault.add(
                who.session(),
                wanted.patient(),
                upload.file(),
                wanted.name(),
                wanted.description());
        upload.finish(outcome);
        return outcome;
      } finally {
        adding.release();
      }
    }
  }

  /** Lets go of what is not wanted any more. */
  void drop(Upload upload) throws IOException {
    synchronized (uploads) {
      uploads.remove(upload.id);
    }
    Files.deleteIfExists(upload.file());
  }

  private static String sha256(Upload upload) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(upload.file()), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() {
    room.close();
  }
}
