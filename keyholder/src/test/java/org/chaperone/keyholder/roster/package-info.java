/** The roster. */
@NullMarked
package org.chaperone.keyholder.roster;

import org.jspecify.annotations.NullMarked;
