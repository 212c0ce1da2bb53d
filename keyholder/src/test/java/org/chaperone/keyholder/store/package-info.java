/** The store's files. */
@NullMarked
package org.chaperone.keyholder.store;

import org.jspecify.annotations.NullMarked;
