package org.chaperone.web.consent;

import java.util.List;
import org.chaperone.vault.consent.Wording;
import org.chaperone.vault.consent.Wordings;

/**
 * The wording of consent, for who edits it.
 *
 * @param present the one in force, or what was sent and not accepted
 * @param past all versions of the clinic, the latest first
 * @param isSaved whether it was put in force just now
 * @param problem what was wrong with what was sent; empty when nothing was
 */
public record WordingPage(
    Wording present, List<Wordings.Past> past, boolean isSaved, String problem) {}
