/** What needs a second person; uses {@code id}. */
@NullMarked
package org.chaperone.keyholder.approval;

import org.jspecify.annotations.NullMarked;
