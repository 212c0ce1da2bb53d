/** What waits for a second person, and asking for more than a budget allows. */
@NullMarked
package org.chaperone.web.approval;

import org.jspecify.annotations.NullMarked;
