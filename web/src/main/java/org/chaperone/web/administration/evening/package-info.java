/** What staff are told at night, what they say to it, and the privacy lead's list of it. */
@NullMarked
package org.chaperone.web.administration.evening;

import org.jspecify.annotations.NullMarked;
