package org.chaperone.web.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chaperone.desk.paper.CaseRecord;
import org.chaperone.desk.paper.Finding;
import org.chaperone.desk.paper.Judgement;
import org.chaperone.desk.paper.Paper;
import org.chaperone.keyholder.Keyholder;
import org.chaperone.keyholder.id.AccountId;
import org.chaperone.keyholder.id.CaseId;
import org.chaperone.keyholder.id.PhotographId;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.status.AccountSummary;
import org.chaperone.web.access.Only;
import org.chaperone.web.access.SignedIn;
import org.chaperone.web.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A person looks at what the trace could not decide, and says what it shows. */
@Controller
final class CaseLook {

  private final Rooms rooms;
  private final Keyholder keyholder;
  private final Pages pages;

  CaseLook(Rooms rooms, Keyholder keyholder, Pages pages) {
    this.rooms = rooms;
    this.keyholder = keyholder;
    this.pages = pages;
  }

  @GetMapping("/cases/{investigation}/look")
  @Only(Role.PRIVACY_LEAD)
  View look(@PathVariable String investigation, SignedIn who) throws IOException {
    CaseId id = CaseId.parse(investigation);
    return rooms.in(
        who,
        id,
        open -> {
          CaseRecord record = open.room().record();
          List<CaseRecord.ToLookAt> waiting = record.toLookAt();
          return pages.show(
              "cases/look",
              new LookPage(
                  CaseHead.of(rooms.summary(who, id), "leaks", who, record),
                  waiting.stream().findFirst(),
                  waiting.size(),
                  said(record, who)));
        });
  }

  private List<LookPage.Said> said(CaseRecord record, SignedIn who) {
    Map<AccountId, String> names =
        keyholder.accounts(who.session()).stream()
            .collect(Collectors.toMap(AccountSummary::id, AccountSummary::name));
    List<LookPage.Said> said = new ArrayList<>();
    for (CaseRecord.Dump dump : record.dumps()) {
      for (Finding finding : dump.news()) {
        for (Finding.Pair pair : finding.pairs()) {
          Optional<Paper.Judged> judged = record.judged(finding, pair);
          judged.ifPresent(
              one ->
                  said.add(
                      new LookPage.Said(
                          finding, one, names.getOrDefault(one.by(), "?"), pair.patient())));
        }
      }
    }
    said.sort(Comparator.comparing((LookPage.Said one) -> one.judged().at()).reversed());
    return said;
  }

  @PostMapping("/cases/{investigation}/look")
  @Only(Role.PRIVACY_LEAD)
  String judge(
      @PathVariable String investigation,
      @RequestParam String picture,
      @RequestParam String photograph,
      @RequestParam Judgement judgement,
      @RequestParam(required = false, defaultValue = "") String reason,
      SignedIn who)
      throws IOException {
    CaseId id = CaseId.parse(investigation);
    String why = reason.strip();
    rooms.in(
        who,
        id,
        open -> {
          open.room()
              .judge(
                  picture,
                  PhotographId.parse(photograph),
                  judgement,
                  why.substring(0, Math.min(Paper.Judged.LONGEST_REASON, why.length())));
          return id;
        });
    return "redirect:/cases/" + id + "/look";
  }
}
