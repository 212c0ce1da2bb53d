/** What every keyholder must do, whichever way it is reached. */
@NullMarked
package org.chaperone.keyholder;

import org.jspecify.annotations.NullMarked;
