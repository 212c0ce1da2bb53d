package org.chaperone.web.cases;

import java.util.List;
import java.util.Optional;
import org.chaperone.desk.phone.PhoneAnswer;

/**
 * What callers are told.
 *
 * @param found none before somebody was looked up
 */
public record PhonePage(CaseHead head, String words, Optional<List<PhoneAnswer>> found) {}
