/** Care of what is stored: verifying, backing up, restoring, erasing. */
@NullMarked
package org.chaperone.vault.upkeep;

import org.jspecify.annotations.NullMarked;
