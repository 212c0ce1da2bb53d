/** The keyholder's list of patients as one account sees it. */
@NullMarked
package org.chaperone.web.roster;

import org.jspecify.annotations.NullMarked;
