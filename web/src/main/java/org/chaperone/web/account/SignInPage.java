package org.chaperone.web.account;

import java.util.List;
import org.chaperone.web.DemoPeople;

/**
 * Where one signs in.
 *
 * @param people of a demo; none otherwise
 */
public record SignInPage(List<DemoPeople.Person> people) {}
