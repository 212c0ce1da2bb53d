/** Sheets on which people look at marks, instead of believing figures. */
@NullMarked
package org.chaperone.bench.look;

import org.jspecify.annotations.NullMarked;
