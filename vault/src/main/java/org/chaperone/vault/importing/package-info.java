/** Taking in a folder of photographs: resumable, listing what could not be taken in. */
@NullMarked
package org.chaperone.vault.importing;

import org.jspecify.annotations.NullMarked;
