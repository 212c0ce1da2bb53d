/** The list of patients, which the keyholder keeps itself; uses {@code id}. */
@NullMarked
package org.chaperone.keyholder.roster;

import org.jspecify.annotations.NullMarked;
