@NullMarked
package org.chaperone.mark.residual.inleak;

import org.jspecify.annotations.NullMarked;
