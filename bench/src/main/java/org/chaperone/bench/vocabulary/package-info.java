/**
 * How the vocabulary of fingerprints was made, so that anyone can make it again: {@code ./chaperone
 * bench vocabulary --out FILE}.
 */
@NullMarked
package org.chaperone.bench.vocabulary;

import org.jspecify.annotations.NullMarked;
