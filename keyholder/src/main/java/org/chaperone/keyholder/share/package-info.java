/** Photographs shared by a link with one person who has no account; uses {@code id}. */
@NullMarked
package org.chaperone.keyholder.share;

import org.jspecify.annotations.NullMarked;
