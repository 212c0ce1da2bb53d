/** Who treats whom, decoys, retention and erasure. */
@NullMarked
package org.chaperone.web.administration.patients;

import org.jspecify.annotations.NullMarked;
