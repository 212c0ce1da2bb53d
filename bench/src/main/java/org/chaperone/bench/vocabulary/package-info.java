/** How the vocabulary of fingerprints was made, so that anyone can make it again. */
@NullMarked
package org.chaperone.bench.vocabulary;

import org.jspecify.annotations.NullMarked;
