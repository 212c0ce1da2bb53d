package org.chaperone.web.administration.evening;

import java.util.List;
import org.chaperone.keyholder.administration.LookedAt;

/** What staff were told in the last thirty days, and what they said to it. */
public record LookedListPage(List<LookedAt> all) {}
