/** Rows, blobs and the keyholder taken together: what seals, stores, finds and opens. */
@NullMarked
package org.chaperone.vault.storage;

import org.jspecify.annotations.NullMarked;
