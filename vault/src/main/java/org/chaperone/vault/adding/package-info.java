/** How a file becomes a photograph of the vault. */
@NullMarked
package org.chaperone.vault.adding;

import org.jspecify.annotations.NullMarked;
