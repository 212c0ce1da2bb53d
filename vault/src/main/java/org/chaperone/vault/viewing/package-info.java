/** How photographs and what is known of them are opened again, each time under a release. */
@NullMarked
package org.chaperone.vault.viewing;

import org.jspecify.annotations.NullMarked;
