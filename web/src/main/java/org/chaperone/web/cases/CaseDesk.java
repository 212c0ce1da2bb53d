package org.chaperone.web.cases;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chaperone.desk.phone.PhoneAnswer;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.exposure.Deed;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.web.access.Lookup;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.chaperone.web.page.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What goes out of a case: what callers are told, what was done, files for people outside. */
@Controller
final class CaseDesk {

  private static final int LONGEST_QUERY = 200;

  private final Rooms rooms;
  private final Keyholder keyholder;
  private final Pages pages;

  CaseDesk(Rooms rooms, Keyholder keyholder, Pages pages) {
    this.rooms = rooms;
    this.keyholder = keyholder;
    this.pages = pages;
  }

  private interface Shown {
    Object of(CaseHead head, Rooms.Open open) throws IOException;
  }

  private View show(String investigation, String tab, SignedIn who, Shown shown)
      throws IOException {
    CaseId id = CaseId.parse(investigation);
    return rooms.in(
        who,
        id,
        open ->
            pages.show(
                "cases/" + tab,
                shown.of(
                    CaseHead.of(rooms.summary(who, id), tab, who, open.room().record()), open)));
  }

  @GetMapping("/cases/{investigation}/phone")
  @Only(Role.PRIVACY_LEAD)
  View phone(@PathVariable String investigation, SignedIn who) throws IOException {
    return show(
        investigation, "phone", who, (head, open) -> new PhonePage(head, "", Optional.empty()));
  }

  /** By POST, because the words name somebody. */
  @PostMapping("/cases/{investigation}/phone")
  @Only(Role.PRIVACY_LEAD)
  @Lookup(aMinute = 60)
  View lookUp(@PathVariable String investigation, @RequestParam String words, SignedIn who)
      throws IOException {
    String query = words.strip();
    return show(
        investigation,
        "phone",
        who,
        (head, open) -> {
          Optional<List<PhoneAnswer>> found =
              query.isEmpty() || query.length() > LONGEST_QUERY
                  ? Optional.empty()
                  : Optional.of(open.room().lookUp(query));
          return new PhonePage(head, query, found);
        });
  }

  @GetMapping("/cases/{investigation}/timeline")
  @Only(Role.PRIVACY_LEAD)
  View timeline(
      @PathVariable String investigation,
      @RequestParam(required = false, defaultValue = "0") long from,
      SignedIn who)
      throws IOException {
    return show(
        investigation,
        "timeline",
        who,
        (head, open) -> {
          if (!head.isFramed()) {
            return new TimelinePage(head, List.of(), Optional.empty());
          }
          // Each suspect's come by themselves, so the first of all are among the first of each.
          List<Deed> all =
              open.room().timeline(from).stream()
                  .sorted(Comparator.comparingLong(Deed::entry))
                  .distinct()
                  .toList();
          List<Deed> some = all.subList(0, Math.min(all.size(), Deed.AT_ONCE));
          return new TimelinePage(
              head,
              some,
              some.size() < Deed.AT_ONCE
                  ? Optional.empty()
                  : Optional.of(some.getLast().entry() + 1));
        });
  }

  @GetMapping("/cases/{investigation}/files")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  View files(@PathVariable String investigation, SignedIn who) throws IOException {
    return show(investigation, "files", who, (head, open) -> new FilesPage(head));
  }

  private interface Written {
    void to(Rooms.Open open, OutputStream out) throws IOException;
  }

  private void send(
      String investigation,
      String name,
      String type,
      SignedIn who,
      HttpServletResponse response,
      Written written)
      throws IOException {
    CaseId id = CaseId.parse(investigation);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    rooms.in(
        who,
        id,
        open -> {
          written.to(open, file);
          return name;
        });
    response.setContentType(type);
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(file.size());
    file.writeTo(response.getOutputStream());
  }

  @PostMapping("/cases/{investigation}/files/answer.csv")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  void csv(@PathVariable String investigation, SignedIn who, HttpServletResponse response)
      throws IOException {
    send(
        investigation,
        "answer.csv",
        "text/csv; charset=utf-8",
        who,
        response,
        (open, out) -> open.room().exportCsv(out));
  }

  @PostMapping("/cases/{investigation}/files/answer.pdf")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  void pdf(@PathVariable String investigation, SignedIn who, HttpServletResponse response)
      throws IOException {
    send(
        investigation,
        "answer.pdf",
        "application/pdf",
        who,
        response,
        (open, out) -> open.room().exportPdf(out));
  }

  @PostMapping("/cases/{investigation}/files/evidence.zip")
  @Only(Role.PRIVACY_LEAD)
  void evidence(@PathVariable String investigation, SignedIn who, HttpServletResponse response)
      throws IOException {
    send(investigation, "evidence.zip", "application/zip", who, response, this::bundle);
  }

  private void bundle(Rooms.Open open, OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      List<byte[]> bundles =
          open.room().record().frame().isPresent() ? open.room().evidence() : List.of();
      for (int i = 0; i < bundles.size(); i++) {
        entry(zip, "evidence-" + (i + 1) + ".bundle", bundles.get(i));
      }
      entry(zip, "ledger.vkey", utf8(keyholder.status().ledgerKey() + "\n"));
      entry(zip, "READ-ME.txt", utf8(Texts.of("case.files.evidence.read-me") + "\n"));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
