/** The clinic's budgets, and how much of them is used. */
@NullMarked
package org.chaperone.web.administration.budgets;

import org.jspecify.annotations.NullMarked;
