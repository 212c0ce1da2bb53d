/** Fuzz targets for every parser of leaked material, and a short run of them in each build. */
@NullMarked
package org.chaperone.trace.intake.fuzz;

import org.jspecify.annotations.NullMarked;
