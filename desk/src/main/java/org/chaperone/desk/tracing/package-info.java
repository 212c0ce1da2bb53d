/** A vault as an archive that leaks are traced against, under a case. */
@NullMarked
package org.chaperone.desk.tracing;

import org.jspecify.annotations.NullMarked;
