/** A vault's folder: where its database and its photographs are, and opening them. */
@NullMarked
package org.chaperone.vault.home;

import org.jspecify.annotations.NullMarked;
