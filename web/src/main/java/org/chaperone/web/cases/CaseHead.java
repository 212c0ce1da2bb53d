package org.chaperone.web.cases;

import java.util.List;
import org.chaperone.desk.paper.CaseRecord;
import org.chaperone.keyholder.session.Role;
import org.chaperone.keyholder.status.CaseSummary;
import org.chaperone.web.access.SignedIn;

/**
 * What stands above every page of a case.
 *
 * @param tab which page it is
 * @param isLead whether whoever looks is a privacy lead, who may do more
 */
public record CaseHead(
    CaseSummary summary, String tab, boolean isLead, boolean isFramed, boolean isContained) {

  static CaseHead of(CaseSummary summary, String tab, SignedIn who, CaseRecord record) {
    return new CaseHead(
        summary,
        tab,
        who.role() == Role.PRIVACY_LEAD,
        record.frame().isPresent(),
        record.contained().isPresent());
  }

  /** Where the case's pages are. */
  public String path() {
    return "/cases/" + summary.id();
  }

  /** The pages that whoever looks may open. */
  public List<String> tabs() {
    return isLead
        ? List.of("answer", "frame", "leaks", "phone", "timeline", "files")
        : List.of("answer", "frame", "leaks", "files");
  }

  /** Where a page is. */
  public String path(String tab) {
    return tab.equals("answer") ? path() : path() + "/" + tab;
  }
}
