/** How the keyholder stands: level, notices, receipts; uses {@code id}. */
@NullMarked
package org.chaperone.keyholder.status;

import org.jspecify.annotations.NullMarked;
