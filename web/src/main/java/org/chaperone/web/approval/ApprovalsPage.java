package org.chaperone.web.approval;

import java.util.List;

/** What waits: others' requests, and one's own. */
public record ApprovalsPage(List<WaitingRequest> others, List<WaitingRequest> own) {}
