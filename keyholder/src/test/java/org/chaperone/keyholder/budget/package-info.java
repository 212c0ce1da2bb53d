/** Budgets. */
@NullMarked
package org.chaperone.keyholder.budget;

import org.jspecify.annotations.NullMarked;
