/** Makes leaked copies, and burst neighbours that are no copies, out of photographs. */
@NullMarked
package org.chaperone.bench.attack;

import org.jspecify.annotations.NullMarked;
