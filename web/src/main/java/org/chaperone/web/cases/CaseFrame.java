package org.chaperone.web.cases;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaperone.desk.paper.Frame;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.exposure.Deed;
import org.chaperone.keyholder.exposure.ExposureQuery;
import org.chaperone.keyholder.exposure.ExposureQuery.Suspect;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.SessionId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.status.AccountSummary;
import org.chaperone.ledger.leaf.LeafKind;
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

/** What a case looks at, and cutting it off with one button. */
@Controller
final class CaseFrame {

  private static final int MOST_SESSIONS = 100;

  /** So many thousand entries of the ledger are looked through for sign-ins. */
  private static final int MOST_READS = 20;

  private final Rooms rooms;
  private final Keyholder keyholder;
  private final Pages pages;

  CaseFrame(Rooms rooms, Keyholder keyholder, Pages pages) {
    this.rooms = rooms;
    this.keyholder = keyholder;
    this.pages = pages;
  }

  @GetMapping("/cases/{investigation}/frame")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  View page(@PathVariable String investigation, SignedIn who) throws IOException {
    return page(CaseId.parse(investigation), "", who);
  }

  private View page(CaseId id, String problem, SignedIn who) throws IOException {
    return rooms.in(
        who,
        id,
        open -> {
          List<AccountSummary> accounts = keyholder.accounts(who.session());
          AccountSummary own =
              accounts.stream()
                  .filter(one -> one.id().equals(who.account()))
                  .findFirst()
                  .orElseThrow();
          Instant since =
              open.room().record().frame().map(Frame::from).orElseGet(FramePage::weekAgo);
          return pages.show(
              "cases/frame",
              new FramePage(
                  CaseHead.of(rooms.summary(who, id), "frame", who, open.room().record()),
                  open.room().record(),
                  accounts,
                  who.role() == Role.PRIVACY_LEAD ? signIns(since, who) : List.of(),
                  keyholder.shares(who.session()),
                  own,
                  problem),
              problem.isEmpty() ? 200 : 400);
        });
  }

  private List<FramePage.SignInRow> signIns(Instant since, SignedIn who) {
    ExposureQuery everywhere = new ExposureQuery(new Suspect.WholeServer(), since, Instant.now());
    List<FramePage.SignInRow> rows = new ArrayList<>();
    long from = 0;
    for (int read = 0; read < MOST_READS; read++) {
      List<Deed> deeds = keyholder.deeds(who.session(), everywhere, from);
      for (Deed deed : deeds) {
        if (deed.kind().equals(LeafKind.SIGN_IN.word())) {
          deed.session()
              .ifPresent(
                  session ->
                      rows.add(
                          new FramePage.SignInRow(
                              session, deed.account().orElse("?"), deed.time())));
        }
      }
      if (deeds.size() < Deed.AT_ONCE) {
        break;
      }
      from = deeds.getLast().entry() + 1;
    }
    return rows.reversed().stream().limit(MOST_SESSIONS).toList();
  }

  @PostMapping("/cases/{investigation}/frame")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  Object set(
      @PathVariable String investigation,
      @RequestParam(required = false, defaultValue = "") String whole,
      @RequestParam(required = false, defaultValue = "") List<String> account,
      @RequestParam(required = false, defaultValue = "") List<String> signIn,
      @RequestParam String from,
      @RequestParam(required = false, defaultValue = "") String to,
      SignedIn who)
      throws IOException {
    CaseId id = CaseId.parse(investigation);
    List<Suspect> suspects = new ArrayList<>();
    if (!whole.isEmpty()) {
      suspects.add(new Suspect.WholeServer());
    } else {
      account.forEach(one -> suspects.add(new Suspect.OfAccount(AccountId.parse(one))));
      signIn.forEach(one -> suspects.add(new Suspect.OfSession(SessionId.parse(one))));
    }
    if (suspects.isEmpty()) {
      return page(id, Texts.of("case.frame.nobody"), who);
    }
    Frame frame;
    try {
      frame =
          new Frame(suspects, time(from), to.isBlank() ? Optional.empty() : Optional.of(time(to)));
    } catch (DateTimeParseException e) {
      return page(id, Texts.of("case.frame.time"), who);
    } catch (IllegalArgumentException e) {
      return page(id, Texts.of("case.frame.order"), who);
    }
    return rooms.in(
        who,
        id,
        open -> {
          open.room().frame(frame);
          if (who.role() == Role.PRIVACY_LEAD) {
            open.room().reckon();
          }
          return "redirect:/cases/" + id;
        });
  }

  private static Instant time(String field) {
    return LocalDateTime.parse(field).atZone(ZoneId.systemDefault()).toInstant();
  }

  /** Asks the ledger again, because the break-in went on. */
  @PostMapping("/cases/{investigation}/reckon")
  @Only(Role.PRIVACY_LEAD)
  Object reckon(@PathVariable String investigation, SignedIn who) throws IOException {
    CaseId id = CaseId.parse(investigation);
    return rooms.in(
        who,
        id,
        open -> {
          if (open.room().record().frame().isEmpty()) {
            return "redirect:/cases/" + id + "/frame";
          }
          open.room().reckon();
          return "redirect:/cases/" + id;
        });
  }

  @PostMapping("/cases/{investigation}/contain")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  Object contain(
      @PathVariable String investigation,
      @RequestParam(required = false, defaultValue = "") String freeze,
      @RequestParam(required = false, defaultValue = "") String reason,
      SignedIn who)
      throws IOException {
    CaseId id = CaseId.parse(investigation);
    String why = reason.isBlank() ? Texts.of("case.contain.reason.default") : reason.strip();
    return rooms.in(
        who,
        id,
        open -> {
          Optional<Frame> frame = open.room().record().frame();
          if (frame.isEmpty()) {
            return "redirect:/cases/" + id + "/frame";
          }
          if (isOneself(frame.get(), who)) {
            return page(id, Texts.of("case.contain.own"), who);
          }
          open.room().contain(!freeze.isEmpty(), why);
          if (who.role() == Role.PRIVACY_LEAD) {
            open.room().reckon();
          }
          return "redirect:/cases/" + id;
        });
  }

  private static boolean isOneself(Frame frame, SignedIn who) {
    return frame.suspects().contains(new Suspect.OfAccount(who.account()))
        || frame.suspects().contains(new Suspect.OfSession(who.session().id()));
  }

  /** Asks two people to undo it; typed, and not by one click. */
  @PostMapping("/cases/{investigation}/undo")
  @Only({Role.PRIVACY_LEAD, Role.ADMINISTRATOR})
  Object undo(@PathVariable String investigation, @RequestParam String reason, SignedIn who)
      throws IOException {
    CaseId id = CaseId.parse(investigation);
    if (reason.isBlank()) {
      return page(id, Texts.of("case.undo.why"), who);
    }
    return rooms.in(
        who,
        id,
        open -> {
          if (open.room().record().contained().isPresent()) {
            open.room().undo(reason.strip());
          }
          return "redirect:/cases";
        });
  }
}
