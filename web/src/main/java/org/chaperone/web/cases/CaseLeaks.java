package org.chaperone.web.cases;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.vault.viewing.NotInVaultException;
import org.chaperone.web.SiteSettings;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.chaperone.web.page.Texts;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * Leaked material comes in, in pieces that can be repeated, and is traced: {@code POST} begins a
 * file or finds where it stopped, {@code PATCH} brings the piece at {@code Upload-Offset}, {@code
 * GET} asks where to go on.
 */
@Controller
final class CaseLeaks {

  /** Of a piece, in bytes. */
  static final int MOST_A_PIECE = 8 << 20;

  private static final long MOST_A_FILE = 1L << 40;
  private static final int MOST_AT_ONCE = 10_000;

  /** Left free on the disk, for the vault itself. */
  private static final long RESERVE = 1L << 30;

  private static final int LONGEST_NAME = 200;

  private final Rooms rooms;
  private final Intakes intakes;
  private final SiteSettings settings;
  private final Pages pages;
  private final ReentrantLock writing = new ReentrantLock();

  CaseLeaks(Rooms rooms, Intakes intakes, SiteSettings settings, Pages pages) {
    this.rooms = rooms;
    this.intakes = intakes;
    this.settings = settings;
    this.pages = pages;
  }

  @GetMapping("/cases/{investigation}/leaks")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  View page(@PathVariable String investigation, SignedIn who) throws IOException {
    CaseId id = CaseId.parse(investigation);
    LeakFolder folder = LeakFolder.of(settings.work(), id);
    return rooms.in(
        who,
        id,
        open ->
            pages.show(
                "cases/leaks",
                new LeaksPage(
                    CaseHead.of(rooms.summary(who, id), "leaks", who, open.room().record()),
                    folder.uploads().stream()
                        .map(
                            one ->
                                new LeaksPage.Coming(
                                    one.id(), one.name(), one.size(), one.offset()))
                        .toList(),
                    folder.files().stream()
                        .map(one -> new LeaksPage.Coming("", one.name(), one.size(), one.size()))
                        .toList(),
                    progress(id),
                    open.room().record().dumps().reversed())));
  }

  private LeaksPage.Progressing progress(CaseId id) {
    return LeaksPage.Progressing.of("/cases/" + id + "/leaks", intakes.state(id));
  }

  /** How the tracing goes; asked for again and again, and the whole page once it ended. */
  @GetMapping("/cases/{investigation}/leaks/progress")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  View progress(@PathVariable String investigation, SignedIn who, HttpServletResponse response)
      throws IOException {
    CaseId id = rooms.summary(who, CaseId.parse(investigation)).id();
    LeaksPage.Progressing progress = progress(id);
    if (!progress.running()) {
      response.setHeader("HX-Refresh", "true");
    }
    return pages.show("cases/progress", progress);
  }

  @PostMapping("/cases/{investigation}/leaks/trace")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  String trace(@PathVariable String investigation, @RequestParam String name, SignedIn who)
      throws IOException {
    CaseId id = openCase(investigation, who);
    LeakFolder folder = LeakFolder.of(settings.work(), id);
    String called = name.strip();
    if (!called.isEmpty() && called.length() <= LONGEST_NAME && !folder.files().isEmpty()) {
      intakes.begin(who, id, called, folder.leaks(), folder.traced(), folder::clear);
    }
    return "redirect:/cases/" + id + "/leaks";
  }

  @PostMapping("/cases/{investigation}/leaks/stop")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  String stop(@PathVariable String investigation, SignedIn who) throws IOException {
    CaseId id = rooms.summary(who, CaseId.parse(investigation)).id();
    intakes.stop(id);
    return "redirect:/cases/" + id + "/leaks";
  }

  /** A case that goes on: nothing is taken into one that ended. */
  private CaseId openCase(String investigation, SignedIn who) throws NotInVaultException {
    var summary = rooms.summary(who, CaseId.parse(investigation));
    if (!summary.open()) {
      throw new NotInVaultException();
    }
    return summary.id();
  }

  /** What is about to come. */
  record Begin(String name, long size) {}

  @PostMapping("/cases/{investigation}/uploads")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  ResponseEntity<Object> begin(
      @PathVariable String investigation, @RequestBody Begin begin, SignedIn who)
      throws IOException {
    LeakFolder folder = LeakFolder.of(settings.work(), openCase(investigation, who));
    if (intakes.state(CaseId.parse(investigation)) instanceof Intakes.Running) {
      return refused(409, "case.leaks.busy");
    }
    if (begin.size() < 1 || begin.size() > MOST_A_FILE || begin.name().isBlank()) {
      return refused(422, "case.leaks.empty");
    }
    writing.lock();
    try {
      Files.createDirectories(folder.root());
      List<LeakFolder.Upload> coming = folder.uploads();
      long promised = coming.stream().mapToLong(one -> one.size() - one.offset()).sum();
      boolean isKnown = coming.stream().anyMatch(one -> one.isLike(begin.name(), begin.size()));
      long free = Files.getFileStore(folder.root()).getUsableSpace();
      if (coming.size() >= MOST_AT_ONCE || (!isKnown && promised + begin.size() > free - RESERVE)) {
        return refused(507, "case.leaks.full");
      }
      LeakFolder.Upload upload = folder.begin(begin.name(), begin.size());
      return ResponseEntity.ok(Map.of("id", upload.id(), "offset", upload.offset()));
    } finally {
      writing.unlock();
    }
  }

  private static ResponseEntity<Object> refused(int status, String text) {
    return ResponseEntity.status(status).body(Map.of("sentence", Texts.of(text)));
  }

  @GetMapping("/cases/{investigation}/uploads/{upload}")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  ResponseEntity<Object> offset(
      @PathVariable String investigation, @PathVariable String upload, SignedIn who)
      throws IOException {
    LeakFolder folder = LeakFolder.of(settings.work(), openCase(investigation, who));
    return ResponseEntity.ok(Map.of("offset", known(folder, upload).offset()));
  }

  @PatchMapping("/cases/{investigation}/uploads/{upload}")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  ResponseEntity<Object> append(
      @PathVariable String investigation,
      @PathVariable String upload,
      @RequestHeader("Upload-Offset") long offset,
      HttpServletRequest request,
      SignedIn who)
      throws IOException {
    LeakFolder folder = LeakFolder.of(settings.work(), openCase(investigation, who));
    // Before the lock: a slow line must not hold up the others.
    byte[] piece = request.getInputStream().readNBytes(MOST_A_PIECE);
    writing.lock();
    try {
      LeakFolder.Upload known = known(folder, upload);
      if (known.offset() != offset) {
        return ResponseEntity.status(409).body(Map.of("offset", known.offset()));
      }
      long now = folder.append(known, piece);
      return ResponseEntity.ok(Map.of("offset", now));
    } finally {
      writing.unlock();
    }
  }

  @DeleteMapping("/cases/{investigation}/uploads/{upload}")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  ResponseEntity<Object> drop(
      @PathVariable String investigation, @PathVariable String upload, SignedIn who)
      throws IOException {
    LeakFolder folder = LeakFolder.of(settings.work(), openCase(investigation, who));
    folder.drop(known(folder, upload));
    return ResponseEntity.noContent().build();
  }

  private static LeakFolder.Upload known(LeakFolder folder, String upload) throws IOException {
    return folder.upload(upload).orElseThrow(NotInVaultException::new);
  }
}
