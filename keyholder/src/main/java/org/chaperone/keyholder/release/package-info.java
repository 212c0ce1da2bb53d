/**
 * What is asked of the keyholder to open photographs, and what it answers; uses {@code id} and
 * {@code keys}.
 */
@NullMarked
package org.chaperone.keyholder.release;

import org.jspecify.annotations.NullMarked;
