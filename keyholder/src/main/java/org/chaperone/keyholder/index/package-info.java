/**
 * The key that fingerprints are sealed with; anyone may seal, opening needs a case; uses {@code
 * keys}.
 */
@NullMarked
package org.chaperone.keyholder.index;

import org.jspecify.annotations.NullMarked;
