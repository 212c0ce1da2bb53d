/** The administration's first page: how everything stands, each leading to a page of its own. */
@NullMarked
package org.chaperone.web.administration;

import org.jspecify.annotations.NullMarked;
