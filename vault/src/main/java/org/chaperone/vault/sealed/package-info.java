/** The sealed format: how a photograph's bytes become what a thief may have. */
@NullMarked
package org.chaperone.vault.sealed;

import org.jspecify.annotations.NullMarked;
