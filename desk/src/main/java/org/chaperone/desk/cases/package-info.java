/** The case itself: opened by two, framed, contained, fed with leaks, answered from. */
@NullMarked
package org.chaperone.desk.cases;

import org.jspecify.annotations.NullMarked;
