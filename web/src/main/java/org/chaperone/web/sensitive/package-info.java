/** Patients behind an alias: opening them for a reason, giving an alias and taking it away. */
@NullMarked
package org.chaperone.web.sensitive;

import org.jspecify.annotations.NullMarked;
