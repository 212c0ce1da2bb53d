/** How many patients may be opened in a time; uses {@code id} and the roles of {@code session}. */
@NullMarked
package org.chaperone.keyholder.budget;

import org.jspecify.annotations.NullMarked;
