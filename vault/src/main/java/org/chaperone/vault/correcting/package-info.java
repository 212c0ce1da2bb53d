/** Corrects what is said of photographs; uses {@code storage}. */
@NullMarked
package org.chaperone.vault.correcting;

import org.jspecify.annotations.NullMarked;
